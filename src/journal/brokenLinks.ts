/** Links from notes that lead nowhere. */
import { type Problem, problem } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compareText } from '../text/compareText.ts';
import { suggest } from '../text/suggest.ts';
import type { CompiledNote } from './compiling/compileNote.ts';
import { isSitePage, pageOfPath } from './links/noteAddress.ts';
import { isPublished } from './links/noteLink.ts';

/**
 * An error for each link to a note or file that is not there, to a heading or rule that a note has not, and
 * to a file that is not published. Headings are known where pages are made.
 *
 * @param files the paths of all files that are no notes.
 */
export function brokenLinks(
  compiled: readonly CompiledNote[],
  files: ReadonlySet<string>,
): Diagnostic[] {
  const notes = new Map(compiled.map((result) => [result.path, result]));
  const pages = new Map(compiled.map((result) => [pageOfPath(result.path), result]));
  const paths = [...notes.keys()].sort(compareText);
  const allFiles = [...files].sort(compareText);
  const diagnostics: Diagnostic[] = [];
  for (const { path, links } of compiled) {
    for (const { kind, target, hash, line, column } of links) {
      const report = (found: Problem): void => {
        diagnostics.push({ ...found, path, line, column });
      };
      if (kind === 'file') {
        if (!files.has(target)) {
          report(problem('link-broken', { what: 'file', target, near: suggest(target, allFiles) }));
        } else if (!isPublished(target))
          report(problem('link-broken', { what: 'unpublished', target }));
        continue;
      }
      if (kind === 'page' && isSitePage(target)) continue;
      const result = kind === 'page' ? pages.get(target) : notes.get(target);
      if (!result) {
        const near = suggest(target, kind === 'page' ? pages.keys() : paths);
        report(problem('link-broken', { what: kind, target, near }));
        continue;
      }
      const { anchors, moreAnchors } = result.note ?? {};
      if (hash === undefined || anchors === undefined || anchors.includes(hash)) continue;
      if (moreAnchors && !hash.startsWith('rule-')) continue;
      const near = suggest(hash, anchors);
      report(problem('link-broken', { what: 'heading', target, hash, near: near && `#${near}` }));
    }
  }
  return diagnostics;
}

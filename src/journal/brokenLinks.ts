/** Links from notes that lead nowhere. */
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
      const report = (message: string, way?: string | false): void => {
        const place = { path, line, column, code: 'link-broken', severity: 'error' as const };
        diagnostics.push({ ...place, message, ...(way && { note: way }) });
      };
      const meant = (near: string | undefined) => near !== undefined && `Did you mean ${near}?`;
      if (kind === 'file') {
        if (!files.has(target))
          report(`there is no file ${target}`, meant(suggest(target, allFiles)));
        else if (!isPublished(target))
          report(
            `a file of this kind is not published: ${target}`,
            'Quote what matters in a fence, or link it where it can be read.',
          );
        continue;
      }
      if (kind === 'page' && isSitePage(target)) continue;
      const result = kind === 'page' ? pages.get(target) : notes.get(target);
      if (!result) {
        const near = suggest(target, kind === 'page' ? pages.keys() : paths);
        report(`there is no ${kind === 'page' ? 'page' : 'note'} ${target}`, meant(near));
        continue;
      }
      const { anchors, moreAnchors } = result.note ?? {};
      if (hash === undefined || anchors === undefined || anchors.includes(hash)) continue;
      if (moreAnchors && !hash.startsWith('rule-')) continue;
      const near = suggest(hash, anchors);
      report(`${target} has no heading or rule "${hash}"`, meant(near && `#${near}`));
    }
  }
  return diagnostics;
}

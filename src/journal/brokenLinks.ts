/** Finds broken links in notes. */
import Slugger from 'github-slugger';
import { type Problem, problem } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compareText } from '../text/compareText.ts';
import { suggest } from '../text/suggest.ts';
import type { CompiledNote } from './compiling/compileNote.ts';
import { dayOf } from './fields/dates.ts';
import { isSiteFile, isSitePage, pageOfPath } from './links/noteAddress.ts';
import { isPublished } from './links/noteLink.ts';

/**
 * An error for each link to a note or file that is not there, to a heading or rule that a note has not, and
 * to a file that is not published.
 *
 * @param files the paths of all files that are no notes.
 * @param asked the paths of the notes whose links are checked: all if it is missing.
 */
export function brokenLinks(
  compiled: readonly CompiledNote[],
  files: ReadonlySet<string>,
  asked?: ReadonlySet<string>,
): Diagnostic[] {
  // Few notes link to others.
  const notes = once(() => new Map(compiled.map((result) => [result.path, result])));
  const pages = once(() => new Map(compiled.map((result) => [pageOfPath(result.path), result])));
  const paths = () => [...notes().keys()].sort(compareText);
  const diagnostics: Diagnostic[] = [];
  const groups = once(() => pagesOfGroups(compiled));
  for (const { path, links } of compiled) {
    if (asked && !asked.has(path)) continue;
    for (const { kind, target, hash, line, column } of links) {
      const report = (found: Problem): void => {
        diagnostics.push({ ...found, path, line, column });
      };
      if (kind === 'file') {
        if (!files.has(target)) {
          report(
            problem('link-broken', {
              what: 'file',
              target,
              near: suggest(target, [...files].sort(compareText)),
            }),
          );
        } else if (!isPublished(target))
          report(problem('link-broken', { what: 'unpublished', target }));
        continue;
      }
      if (
        kind === 'page' &&
        (isSitePage(target) || isSiteFile(target, path) || groups().has(target))
      ) {
        continue;
      }
      const result = kind === 'page' ? pages().get(target) : notes().get(target);
      if (!result) {
        const near = suggest(target, kind === 'page' ? pages().keys() : paths());
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

/** What is worked out with the first call. */
function once<Value extends object>(work: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= work();
    return value;
  };
}

/** The pages of services, tags, years and rules. */
function pagesOfGroups(compiled: readonly CompiledNote[]): Set<string> {
  const pages = new Set<string>();
  for (const { note } of compiled) {
    for (const { id } of note?.rules ?? []) pages.add(`rules/${id}/`);
    if (note?.collection !== 'incidents') continue;
    const { services, tags, date } = note.data;
    for (const name of services) pages.add(`services/${new Slugger().slug(name)}/`);
    for (const name of tags) pages.add(`tags/${new Slugger().slug(name)}/`);
    pages.add(`years/${dayOf(date).slice(0, 4)}/`);
  }
  return pages;
}

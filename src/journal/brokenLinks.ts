/** Links between notes that lead nowhere. */
import { compareText, type Diagnostic } from '../rules/diagnostics.ts';
import { suggest } from '../rules/suggest.ts';
import type { CompiledNote } from './compileNote.ts';
import type { Note } from './types.ts';

/**
 * An error for each link to a note that is not there, or to a heading or rule that the note has not.
 * Headings are known where pages are made, except those of `.mdx`, which Astro makes.
 */
export function brokenLinks(compiled: readonly CompiledNote[]): Diagnostic[] {
  const paths = compiled.map(({ path }) => path).sort(compareText);
  const byPath = new Map(compiled.map((result) => [result.path, result]));
  const diagnostics: Diagnostic[] = [];
  for (const { path, links } of compiled) {
    for (const { target, hash, line, column } of links) {
      const place = { path, line, column, rule: 'link-broken', severity: 'error' as const };
      const result = byPath.get(target);
      if (!result) {
        const near = suggest(target, paths);
        diagnostics.push({
          ...place,
          message: `there is no note ${target}`,
          ...(near && { note: `Did you mean ${near}?` }),
        });
      } else if (
        hash !== undefined &&
        result.note?.html !== undefined &&
        !anchorsOf(result.note).includes(hash)
      ) {
        const near = suggest(hash, anchorsOf(result.note));
        diagnostics.push({
          ...place,
          message: `${target} has no heading or rule "${hash}"`,
          ...(near && { note: `Did you mean #${near}?` }),
        });
      }
    }
  }
  return diagnostics;
}

function anchorsOf(note: Note): string[] {
  return [...note.headings.map(({ slug }) => slug), ...note.rules.map(({ anchor }) => anchor)];
}

/** From files to compiled notes: read, then compiled where no cache knows them. */

import type { FoundNote } from '../reading/findNotes.ts';
import { readText } from '../reading/readText.ts';
import { compileAll } from './compileAll.ts';
import type { CompiledNote, CompileSettings, NoteSource } from './compileNote.ts';
import type { NoteCache } from './noteCache.ts';

/**
 * Reads and compiles notes. A file that cannot be read gives a diagnostic and no note.
 *
 * @returns what became of each, in the order given.
 */
export async function readNotes(
  found: readonly FoundNote[],
  settings: CompileSettings,
  cache?: NoteCache,
): Promise<CompiledNote[]> {
  const texts = found.map(({ file, path, collection }) =>
    readText(file, path, collection === 'notes'),
  );
  const results: CompiledNote[] = [];
  const missing: { source: NoteSource; index: number }[] = [];
  for (const [index, { path, collection, format }] of found.entries()) {
    const read = texts[index];
    if (!read) continue;
    if (!read.ok) {
      results[index] = { path, links: [], diagnostics: [read.diagnostic] };
      continue;
    }
    const source = { path, collection, format, text: read.text };
    const known = cache?.get(source);
    if (known) results[index] = known;
    else missing.push({ source, index });
  }
  const compiled = await compileAll(
    missing.map(({ source }) => source),
    settings,
  );
  for (const [position, { source, index }] of missing.entries()) {
    const result = compiled[position];
    if (!result) continue;
    cache?.set(source, result);
    results[index] = result;
  }
  await cache?.save();
  for (const [index, read] of texts.entries()) {
    const result = results[index];
    if (!read.ok || !read.diagnostic || !result) continue;
    results[index] = { ...result, diagnostics: [read.diagnostic, ...result.diagnostics] };
  }
  return results;
}

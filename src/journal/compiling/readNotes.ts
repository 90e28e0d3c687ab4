/** From files to compiled notes: read, then compiled where no cache knows them. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { fileState } from '../../files/fileState.ts';
import type { FoundNote } from '../reading/findNotes.ts';
import { readText } from '../reading/readText.ts';
import { compileAll } from './compileAll.ts';
import type { CompiledNote, CompileSettings, NoteSource } from './compileNote.ts';
import type { NoteCache } from './noteCache.ts';

/**
 * Reads and compiles notes, in the order given. With `asked`, other notes that did not change since they were compiled
 * are not read: their text is empty. A file that cannot be read gives a diagnostic and no note.
 *
 * @returns what became of each, in the order given.
 */
export async function readNotes(
  found: readonly FoundNote[],
  settings: CompileSettings,
  cache?: NoteCache,
  asked?: ReadonlySet<string>,
): Promise<CompiledNote[]> {
  const unreadOf = (path: string, state: string) =>
    asked ? cache?.getUnread(path, state) : cache?.getWhole(path, state);
  const results: CompiledNote[] = [];
  const warnings = new Map<number, Diagnostic>();
  const missing: { source: NoteSource; index: number; state: string | undefined }[] = [];
  for (const [index, { file, path, collection, format }] of found.entries()) {
    const state = cache && collection !== 'notes' ? fileState(file) : undefined;
    const unread = state === undefined || asked?.has(path) ? undefined : unreadOf(path, state);
    if (unread) {
      results[index] = unread;
      continue;
    }
    const read = readText(file, path, collection === 'notes');
    if (!read.ok) {
      results[index] = { path, links: [], diagnostics: [read.diagnostic] };
      continue;
    }
    const source = { path, collection, format, text: read.text };
    if (read.diagnostic) warnings.set(index, read.diagnostic);
    const known = cache?.get(source, state);
    if (known) results[index] = known;
    else missing.push({ source, index, state });
  }
  const compiled = await compileAll(
    missing.map(({ source }) => source),
    settings,
  );
  for (const [position, { source, index, state }] of missing.entries()) {
    const result = compiled[position];
    if (!result) continue;
    cache?.set(source, result, state);
    results[index] = result;
  }
  await cache?.save();
  for (const [index, warning] of warnings) {
    const result = results[index];
    if (result) results[index] = { ...result, diagnostics: [warning, ...result.diagnostics] };
  }
  return results;
}

/** Compiles all notes of a journal, on all cores where there are many. */
import { readText } from './readText.ts';
import { type CompiledNote, noteCompiler } from './compileNote.ts';
import type { FoundNote } from './findNotes.ts';
import type { JournalConfig } from './types.ts';

export type Words = Pick<JournalConfig, 'headings' | 'answers'>;

/** Reads and compiles notes, in the order given. */
export async function compileAll(
  notes: readonly FoundNote[],
  words: Words,
  options: { html: boolean },
): Promise<CompiledNote[]> {
  const compile = noteCompiler(words, options);
  const compiled: CompiledNote[] = [];
  for (const { file, ...note } of notes) {
    const source = await readText(file, note.path);
    compiled.push(
      source.ok
        ? await compile({ ...note, text: source.text })
        : { path: note.path, diagnostics: [source.diagnostic] },
    );
  }
  return compiled;
}

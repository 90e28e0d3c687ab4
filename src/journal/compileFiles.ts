/** Reads and compiles notes in this thread. */
import type { CompileSettings } from './compileAll.ts';
import { type CompiledNote, type NoteCompiler, noteCompiler } from './compileNote.ts';
import type { FoundNote } from './findNotes.ts';
import { readText } from './readText.ts';

/** Compiles notes one after another, in the order given. */
export async function compileFiles(
  notes: readonly FoundNote[],
  { words, depth }: CompileSettings,
  compile: NoteCompiler = noteCompiler(words, depth),
): Promise<CompiledNote[]> {
  const texts = await Promise.all(notes.map(({ file, path }) => readText(file, path)));
  const compiled: CompiledNote[] = [];
  for (const [index, { path, collection, format }] of notes.entries()) {
    const source = texts[index];
    if (!source?.ok)
      compiled.push({ path, links: [], diagnostics: source ? [source.diagnostic] : [] });
    else compiled.push(await compile({ path, collection, format, text: source.text }));
  }
  return compiled;
}

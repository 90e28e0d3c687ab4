/** Compiles notes in this thread. */
import type { CompileSettings } from './compileNote.ts';
import {
  type CompiledNote,
  type NoteCompiler,
  type NoteSource,
  noteCompiler,
} from './compileNote.ts';

const compilers = new Map<string, NoteCompiler>();

/** Compiles notes one after another, in the order given. A compiler, once warm, is used again. */
export async function compileHere(
  sources: readonly NoteSource[],
  settings: CompileSettings,
): Promise<CompiledNote[]> {
  const key = JSON.stringify(settings);
  const compile = compilers.get(key) ?? noteCompiler(settings.words, settings.depth);
  compilers.set(key, compile);
  const compiled: CompiledNote[] = [];
  for (const source of sources) compiled.push(await compile(source));
  return compiled;
}

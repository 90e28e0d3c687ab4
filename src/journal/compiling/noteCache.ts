/** Compiled notes by the digest of their text, so that what did not change is not compiled again. */
import path from 'node:path';
import { readShards, writeShards } from '../../files/shards.ts';
import type { CompiledNote, CompileSettings, NoteSource } from './compileNote.ts';
import { compilerDigest, digestOf } from './compilerDigest.ts';

/** Compiled notes of one journal, in memory, and in a folder where there is one. */
export interface NoteCache {
  /** What compiling this very text with these settings gave before. */
  get(source: NoteSource): CompiledNote | undefined;
  set(source: NoteSource, compiled: CompiledNote): void;
  /** Keeps what was asked for or set since the last time, and forgets all other notes. */
  save(): Promise<void>;
}

interface Kept {
  digest: string;
  compiled: CompiledNote;
}

/**
 * Opens the cache of a journal. What another version of Belay or of a library has written, or what cannot
 * be read, counts for nothing.
 *
 * @param folder where it is kept, absolute. Without one it lasts as long as the process.
 */
export async function openNoteCache(
  settings: CompileSettings,
  folder?: string,
): Promise<NoteCache> {
  const key = digestOf(await compilerHere(), JSON.stringify(settings));
  const shards = folder === undefined ? undefined : { folder, name: 'notes', key };
  let before = shards ? await readShards<Kept>(shards) : new Map<string, Kept>();
  let used = new Map<string, Kept>();

  return {
    get({ path: notePath, text }) {
      const kept = before.get(notePath);
      if (kept?.digest !== digestOf(text)) return undefined;
      used.set(notePath, kept);
      return withText(kept.compiled, text);
    },
    set({ path: notePath, text }, compiled) {
      used.set(notePath, { digest: digestOf(text), compiled: withText(compiled, '') });
    },
    async save() {
      if (shards) await writeShards(shards, used, before);
      before = used;
      used = new Map();
    },
  };
}

/** The text itself is at hand whenever a note is asked for; to keep it would double the cache. */
function withText(compiled: CompiledNote, text: string): CompiledNote {
  return compiled.note ? { ...compiled, note: { ...compiled.note, text } } : compiled;
}

let compiler: Promise<string> | undefined;

/** Read once: a process goes on with the code that it has loaded, whatever happens to the files. */
function compilerHere(): Promise<string> {
  const source = path.resolve(import.meta.dirname, '../..');
  compiler ??= compilerDigest(source, path.extname(import.meta.filename));
  return compiler;
}

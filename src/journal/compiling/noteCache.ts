/** Compiled notes by the digest of their text, so that what did not change is not compiled again. */
import path from 'node:path';
import { readShards, type Shards, writeShards } from '../../files/shards.ts';
import type { CompiledNote, CompileSettings, NoteSource } from './compileNote.ts';
import { compilerDigest, digestOf } from './compilerDigest.ts';

/** Compiled notes of one journal, in memory, and in a folder where there is one. */
export interface NoteCache {
  /** The earlier result for the same text and settings. */
  get(source: NoteSource, state?: string): CompiledNote | undefined;
  /** The earlier result for a file in the same state, which need not be read: the note's text is empty. */
  getUnread(path: string, state: string): CompiledNote | undefined;
  /** The same, with the note's text: only what this process has read itself, and only if the cache was opened for that. */
  getWhole(path: string, state: string): CompiledNote | undefined;
  /** @param state of the file, as `fileState` gives it. */
  set(source: NoteSource, compiled: CompiledNote, state?: string): void;
  /** Where it is kept, and the key under which it is. Missing without a folder. */
  shards?: Shards;
  /** The state in which a note was read or written last. */
  stateOf(path: string): string | undefined;
  /** Keeps the notes that were read or written since the last time, and drops all others. */
  save(): Promise<void>;
}

/** A compiled note as it is kept. */
export interface KeptNote {
  digest: string;
  state?: string | undefined;
  compiled: CompiledNote;
}

/**
 * Opens the cache of a journal. What another version of Belay or of a library has written, or what cannot
 * be read, is ignored.
 *
 * @param folder where it is kept, absolute. Without one it lasts as long as the process.
 * @param again whether this process will read the journal repeatedly: then notes stay in memory with their texts.
 */
export async function openNoteCache(
  settings: CompileSettings,
  folder?: string,
  again = false,
): Promise<NoteCache> {
  const key = digestOf(await compilerHere(), JSON.stringify(settings));
  const shards: Shards | undefined =
    folder === undefined ? undefined : { folder, name: 'notes', key };
  let before = shards ? readShards<KeptNote>(shards) : new Map<string, KeptNote>();
  let used = new Map<string, KeptNote>();
  const whole = new Map<string, { state: string; compiled: CompiledNote }>();
  const remember = (notePath: string, state: string | undefined, compiled: CompiledNote) => {
    if (again && state !== undefined) whole.set(notePath, { state, compiled });
    return compiled;
  };

  return {
    get({ path: notePath, text }, state) {
      const kept = before.get(notePath);
      if (kept?.digest !== digestOf(text)) return undefined;
      const isNew = state !== undefined && state !== kept.state;
      used.set(notePath, isNew ? { ...kept, state } : kept);
      return remember(notePath, state, withText(kept.compiled, text));
    },
    getUnread(notePath, state) {
      const kept = before.get(notePath);
      if (kept?.state !== state) return undefined;
      used.set(notePath, kept);
      return kept.compiled;
    },
    getWhole(notePath, state) {
      const found = whole.get(notePath);
      const kept = before.get(notePath);
      if (found?.state !== state || !kept) return undefined;
      used.set(notePath, kept);
      return found.compiled;
    },
    set({ path: notePath, text }, compiled, state) {
      remember(notePath, state, compiled);
      used.set(notePath, keptNote(text, compiled, state));
    },
    ...(shards && { shards }),
    stateOf: (notePath) => (used.get(notePath) ?? before.get(notePath))?.state,
    async save() {
      if (shards) await writeShards(shards, used, before);
      before = used;
      used = new Map();
    },
  };
}

/** A note as it is kept. */
export function keptNote(text: string, compiled: CompiledNote, state?: string): KeptNote {
  return { digest: digestOf(text), state, compiled: withText(compiled, '') };
}

/** Leaves out the text, which the caller has; it would double the size of the cache. */
function withText(compiled: CompiledNote, text: string): CompiledNote {
  return compiled.note ? { ...compiled, note: { ...compiled.note, text } } : compiled;
}

let compiler: Promise<string> | undefined;

/** Read once: a running process uses the code that it loaded, even if the files change. */
function compilerHere(): Promise<string> {
  const source = path.resolve(import.meta.dirname, '../..');
  compiler ??= compilerDigest(source, path.extname(import.meta.filename));
  return compiler;
}

/** Compiled notes by the digest of their text, so that what did not change is not compiled again. */
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
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

/** A change rewrites the one file that its note is in; few files are soon read. */
const SHARDS = 32;

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
  let before = folder === undefined ? new Map<string, Kept>() : await readShards(folder, key);
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
      if (folder !== undefined) await writeShards(folder, key, used, before);
      before = used;
      used = new Map();
    },
  };
}

/** The text itself is at hand whenever a note is asked for; to keep it would double the cache. */
function withText(compiled: CompiledNote, text: string): CompiledNote {
  return compiled.note ? { ...compiled, note: { ...compiled.note, text } } : compiled;
}

type Notes = Map<string, Kept>;

async function readShards(folder: string, key: string): Promise<Notes> {
  const read = async (index: number): Promise<[string, Kept][]> => {
    try {
      const shard = JSON.parse(await readFile(shardFile(folder, index), 'utf8')) as {
        key: string;
        notes: [string, Kept][];
      };
      return shard.key === key ? shard.notes : [];
    } catch {
      return [];
    }
  };
  return new Map((await Promise.all(Array.from({ length: SHARDS }, (_, i) => read(i)))).flat());
}

async function writeShards(folder: string, key: string, notes: Notes, old: Notes): Promise<void> {
  await mkdir(folder, { recursive: true });
  const shards = byShard(notes);
  const oldShards = byShard(old);
  for (const [index, shard] of shards.entries()) {
    const same =
      shard.length === oldShards[index]?.length &&
      shard.every(([notePath, kept]) => old.get(notePath) === kept);
    if (same) continue;
    await writeFileAtomic(shardFile(folder, index), JSON.stringify({ key, notes: shard }));
  }
}

function byShard(notes: Notes): [string, Kept][][] {
  const shards: [string, Kept][][] = Array.from({ length: SHARDS }, () => []);
  for (const entry of notes) {
    const hash = createHash('sha256').update(entry[0]).digest();
    shards[hash.readUInt32BE() % SHARDS]?.push(entry);
  }
  return shards;
}

function shardFile(folder: string, index: number): string {
  return path.join(folder, `notes-${index}.json`);
}

let compiler: Promise<string> | undefined;

/** Read once: a process goes on with the code that it has loaded, whatever happens to the files. */
function compilerHere(): Promise<string> {
  const source = path.resolve(import.meta.dirname, '../..');
  compiler ??= compilerDigest(source, path.extname(import.meta.filename));
  return compiler;
}

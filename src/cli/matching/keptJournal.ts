/** What matching needs of a journal, kept for as long as the notes are the same. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileState } from '../../files/fileState.ts';
import { codeKey } from '../../journal/compiling/compilerDigest.ts';
import { CONFIG_NAME } from '../../journal/reading/configName.ts';
import { findNotes } from '../../journal/reading/findNotes.ts';
import { cacheDirOf } from '../../site/journal/cacheDir.ts';
import { quickHash } from '../../text/quickHash.ts';
import type { MatchedJournal } from './journalMatcher.ts';

const SOURCE = path.resolve(import.meta.dirname, '../..');
/** What works out that which is kept. */
const ENTRY = 'cli/matching/readMatchedJournal';
/** How many files may have no state before it is worth writing all states again. */
const FEW = 20;

/**
 * What matching needs of a journal. Notes are read only where one of them, the settings, or Belay has changed since
 * the last time: most of the time of a match is to load what compiles them.
 *
 * @param contentDir absolute.
 */
export async function keptJournal(contentDir: string): Promise<MatchedJournal> {
  const file = path.join(cacheDirOf(contentDir), 'match.json');
  const key = await codeKey(SOURCE, path.extname(import.meta.filename), [ENTRY]);
  const kept = readKept(file);
  const { notes } = await findNotes(contentDir);
  const names = [path.join(contentDir, CONFIG_NAME), ...notes.map((note) => note.file)];
  const isOfThisCode = kept?.key === key;
  if (isOfThisCode) {
    const { files, isSame, fresh } = filesOf([...names, ...kept.calendars], kept.files);
    if (isSame && fresh > FEW) await keep(file, { ...kept, files });
    if (isSame) return kept.journal;
  }
  // States are taken before the notes are read: what changes meanwhile is read again the next time.
  const { files } = filesOf(names, isOfThisCode ? kept.files : {});
  const { readMatchedJournal } = await import('./readMatchedJournal.ts');
  const { journal, calendars } = await readMatchedJournal(contentDir);
  // With settings that cannot be used, nobody knows all files that it depends on.
  if (calendars) {
    const all = { ...files, ...filesOf(calendars, {}).files };
    await keep(file, { key, files: all, calendars, journal });
  }
  return journal;
}

interface Kept {
  /** Of the code that made it. */
  key: string;
  files: Files;
  /** Files that the settings name, absolute. */
  calendars: string[];
  journal: MatchedJournal;
}

/** By absolute path: the state as `fileState` gives it, if it has one, and `quickHash` of the content. */
type Files = Record<string, readonly [state: string | undefined | null, hash: string]>;

/**
 * What files are like now. Only those are read that are not in the state in which they were before.
 *
 * @returns whether they are the same files with the same contents, and how many of them are in a new state.
 */
function filesOf(
  names: readonly string[],
  before: Files,
): { files: Files; isSame: boolean; fresh: number } {
  const files: Files = {};
  let isSame = names.length === Object.keys(before).length;
  let fresh = 0;
  for (const name of names) {
    const known = before[name];
    const state = fileState(name);
    if (known && state !== undefined && known[0] === state) {
      files[name] = known;
      continue;
    }
    const hash = quickHash(bytesOf(name));
    if (hash !== known?.[1]) isSame = false;
    if (state !== undefined) fresh++;
    files[name] = [state, hash];
  }
  return { files, isSame, fresh };
}

/** A file that cannot be read counts as an empty one: compiling the notes reports it. */
function bytesOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

/** `undefined` if there is none, or only a part of one was written. */
function readKept(file: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

/** A disk that is full or cannot be written costs time only. */
async function keep(file: string, kept: Kept): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    await writeFileAtomic(file, JSON.stringify(kept), { fsync: false });
  } catch {}
}

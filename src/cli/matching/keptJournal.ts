/** What matching needs of a journal, kept for as long as the notes are the same. */
import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { codeDigest, digestOf } from '../../journal/compiling/compilerDigest.ts';
import { CONFIG_NAME } from '../../journal/reading/configName.ts';
import { findNotes } from '../../journal/reading/findNotes.ts';
import { cacheDirOf } from '../../site/journal/cacheDir.ts';
import type { MatchedJournal } from './journalMatcher.ts';

const SOURCE = path.resolve(import.meta.dirname, '../..');
/** What works out that which is kept. */
const ENTRY = 'cli/matching/readMatchedJournal';

/**
 * What matching needs of a journal. The notes are compiled only where one of them, the settings, or Belay has changed
 * since the last time: most of the time of a match is to load what compiles them.
 *
 * @param contentDir absolute.
 */
export async function keptJournal(contentDir: string): Promise<MatchedJournal> {
  const file = path.join(cacheDirOf(contentDir), 'match.json');
  const key = await keyOf(contentDir);
  const kept = await readKept(file);
  if (kept?.key === key) return kept.journal;
  const { readMatchedJournal } = await import('./readMatchedJournal.ts');
  const journal = await readMatchedJournal(contentDir);
  await keep(file, { key, journal });
  return journal;
}

interface Kept {
  key: string;
  journal: MatchedJournal;
}

/** What the outcome depends on: this program, the settings, and each note. */
async function keyOf(contentDir: string): Promise<string> {
  const { notes } = await findNotes(contentDir);
  const settings = path.join(contentDir, CONFIG_NAME);
  const program = await codeDigest(SOURCE, path.extname(import.meta.filename), [ENTRY]);
  // One after another is several times as fast as through promises, for thousands of small files.
  const texts = [settings, ...notes.map(({ file }) => file)].map((file) => [file, bytesOf(file)]);
  return digestOf(program, ...texts.flat());
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
async function readKept(file: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

/** A disk that is full or cannot be written costs time only. */
async function keep(file: string, kept: Kept): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFileAtomic(file, JSON.stringify(kept), { fsync: false });
  } catch {}
}

/** Reads the notes of a repository at one moment. */
import type { ObjectReader } from '../../git/objects.ts';
import { complaint, type GitCall, runGit } from '../../git/runGit.ts';
import { asLedger, LedgerError } from '../ledgerError.ts';
import { openNotes } from './openNotes.ts';

export const NOTES_REF = 'refs/notes/belay';
/**
 * A copy of the notes' ref. Many people fetch `+refs/notes/*:refs/notes/*`, and then a plain `git fetch` resets the notes
 * to those of the remote. That refspec does not match this name.
 */
export const COPY_REF = 'refs/belay/records';

export interface Repository extends Pick<GitCall, 'cwd' | 'env'> {
  /** Reads objects without a process for each question. */
  objects?: ObjectReader | undefined;
}

/** The commit that a ref points at; `undefined` if there is no such ref. */
export async function tipOf(repository: Repository, ref = NOTES_REF): Promise<string | undefined> {
  const known = await objectOf(repository, ref);
  if (known !== undefined) return known.name;
  const outcome = await runGit(['rev-parse', '--verify', '--quiet', ref], repository);
  if (outcome.code === 0) return outcome.stdout.trim();
  if (outcome.code === 1 && outcome.stderr === '') return undefined;
  throw new LedgerError(complaint(outcome));
}

/** The tips of the notes and their copy: one tip if they agree, as is usual. */
export async function tipsOf(repository: Repository): Promise<string[]> {
  const known = await Promise.all([NOTES_REF, COPY_REF].map((ref) => objectOf(repository, ref)));
  const found = known.flatMap((object) => object?.name ?? []);
  if (found.length === known.length) return [...new Set(found)];
  const format = '--format=%(objectname)';
  const outcome = await runGit(['for-each-ref', format, NOTES_REF, COPY_REF], repository);
  if (outcome.code !== 0) throw new LedgerError(complaint(outcome));
  return [...new Set(outcome.stdout.split('\n').filter((line) => line !== ''))];
}

/** An object, if objects can be read without a process of their own; `undefined` if not, or if there is none. */
async function objectOf({ objects }: Repository, name: string) {
  return await asLedger(async () => objects?.read(name));
}

/** The text of the note on a commit; empty if there is none. */
export async function noteOn(repository: Repository, tip: string, commit: string): Promise<string> {
  const [text = ''] = await notesOn(repository, tip, [commit]);
  return text;
}

/** The texts of the notes on some commits, asked for together, as each process takes time. */
export async function notesOn(
  repository: Repository,
  tip: string,
  commits: readonly string[],
): Promise<string[]> {
  if (repository.objects !== undefined) return openNotes(repository.objects, tip).textsOn(commits);
  const notes = await listed(repository, [tip, '--', ...commits.flatMap(pathsOf)]);
  const texts = await textsOf(repository, notes);
  return commits.map((commit) =>
    joinNotes(texts.filter((_, index) => notes[index]?.commit === commit)),
  );
}

/** All notes, by the commit that they are on. */
export async function allNotes(repository: Repository, tip: string): Promise<Map<string, string>> {
  const listing = await listed(repository, ['-r', tip]);
  const texts = await textsOf(repository, listing);
  const notes = new Map<string, string>();
  for (const [index, { commit }] of listing.entries()) {
    notes.set(commit, joinNotes([notes.get(commit) ?? '', texts[index] ?? '']));
  }
  return notes;
}

interface Note {
  commit: string;
  blob: string;
  /** The path in the tree of notes: with many notes, git makes folders of the first characters. */
  path: string;
}

/** Parses notes from `git ls-tree`. Other files, which somebody may have added, are left out. */
async function listed(repository: Repository, args: readonly string[]): Promise<Note[]> {
  const list = await runGit(['ls-tree', '--full-tree', '-z', ...args], repository);
  if (list.code !== 0) throw new LedgerError(complaint(list));
  return list.stdout.split('\0').flatMap((entry) => {
    const [, blob, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/su.exec(entry) ?? [];
    const commit = path?.replaceAll('/', '') ?? '';
    return blob && path && /^[0-9a-f]{40,64}$/.test(commit) ? [{ blob, commit, path }] : [];
  });
}

/** The paths where git may keep the note on a commit: with many notes, it makes folders of the first characters. */
function pathsOf(commit: string): string[] {
  return [0, 1, 2, 3].map((folders) => {
    const parts = Array.from({ length: folders }, (_, index) =>
      commit.slice(index * 2, index * 2 + 2),
    );
    return [...parts, commit.slice(folders * 2)].join('/');
  });
}

/** Texts with a line end after each. */
function joinNotes(texts: readonly string[]): string {
  return texts.map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)).join('');
}

/** The names of the notes' blobs, by the commit that they are on. */
export async function blobsOf(
  repository: Repository,
  tip: string | undefined,
): Promise<Map<string, string[]>> {
  const blobs = new Map<string, string[]>();
  if (tip === undefined) return blobs;
  for (const { commit, blob } of await listed(repository, ['-r', tip])) {
    blobs.set(commit, [...(blobs.get(commit) ?? []), blob]);
  }
  return blobs;
}

/** Where the notes are in their tree, by the commit that they are on. */
export async function pathsAt(
  repository: Repository,
  tip: string,
): Promise<Map<string, [string, ...string[]]>> {
  const paths = new Map<string, [string, ...string[]]>();
  for (const { commit, path } of await listed(repository, ['-r', tip])) {
    const earlier = paths.get(commit);
    paths.set(commit, earlier ? [...earlier, path] : [path]);
  }
  return paths;
}

/** The texts of some blobs, by name. */
export async function blobTexts(
  repository: Repository,
  blobs: readonly string[],
): Promise<Map<string, string>> {
  const unique = [...new Set(blobs)];
  const texts = await textsOf(
    repository,
    unique.map((blob) => ({ blob })),
  );
  return new Map(unique.map((blob, index) => [blob, texts[index] ?? '']));
}

async function textsOf(
  repository: Repository,
  notes: readonly Pick<Note, 'blob'>[],
): Promise<string[]> {
  if (notes.length === 0) return [];
  const input = notes.map(({ blob }) => `${blob}\n`).join('');
  const outcome = await runGit(['cat-file', '--batch'], { ...repository, input, timeout: 120_000 });
  if (outcome.code !== 0) throw new LedgerError(complaint(outcome));
  return splitBatch(outcome.bytes, notes.length);
}

/** Parses the output of `git cat-file --batch`: a line of name, type and length, the content, a line end. */
function splitBatch(bytes: Buffer, count: number): string[] {
  const texts: string[] = [];
  let at = 0;
  while (texts.length < count) {
    const end = bytes.indexOf(0x0a, at);
    const head = bytes.toString('utf8', at, Math.max(end, at));
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(head) ?? [];
    if (size === undefined) throw new LedgerError(`git cannot read a note: ${head}`);
    const content = bytes.subarray(end + 1, end + 1 + Number(size));
    if (content.length < Number(size)) throw new LedgerError('git ended early');
    texts.push(content.toString('utf8'));
    at = end + 1 + Number(size) + 1;
  }
  return texts;
}

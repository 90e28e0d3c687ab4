/** Reading the notes of a repository, as they are at one moment. */
import { complaint, type GitCall, runGit } from '../../git/runGit.ts';
import { LedgerError } from '../ledger.ts';

export const NOTES_REF = 'refs/notes/belay';

export type Repository = Pick<GitCall, 'cwd' | 'env'>;

/** The commit that a ref points at; `undefined` where there is no such ref. */
export async function tipOf(repository: Repository, ref = NOTES_REF): Promise<string | undefined> {
  const outcome = await runGit(['rev-parse', '--verify', '--quiet', ref], repository);
  if (outcome.code === 0) return outcome.stdout.trim();
  if (outcome.code === 1 && outcome.stderr === '') return undefined;
  throw new LedgerError(complaint(outcome));
}

/** The text noted on a commit; empty where there is none. */
export async function noteOn(repository: Repository, tip: string, commit: string): Promise<string> {
  const texts = await blobs(
    repository,
    pathsOf(commit).map((path) => `${tip}:${path}`),
  );
  return joinNotes(texts);
}

/** All notes, by the commit that they are on. */
export async function allNotes(repository: Repository, tip: string): Promise<Map<string, string>> {
  const list = await runGit(['ls-tree', '-r', '-z', tip], repository);
  if (list.code !== 0) throw new LedgerError(complaint(list));
  const entries = list.stdout.split('\0').flatMap((entry) => {
    const [, blob, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/su.exec(entry) ?? [];
    const commit = path?.replaceAll('/', '') ?? '';
    return blob && /^[0-9a-f]{40,64}$/.test(commit) ? [{ blob, commit }] : [];
  });
  const texts = await blobs(
    repository,
    entries.map(({ blob }) => blob),
  );
  const notes = new Map<string, string>();
  for (const [index, { commit }] of entries.entries()) {
    notes.set(commit, joinNotes([notes.get(commit), texts[index]]));
  }
  return notes;
}

/** Where git may have put the note on a commit: with many notes, it makes folders of the name's first letters. */
function pathsOf(commit: string): string[] {
  return [0, 1, 2, 3].map((folders) => {
    const parts = Array.from({ length: folders }, (_, index) =>
      commit.slice(index * 2, index * 2 + 2),
    );
    return [...parts, commit.slice(folders * 2)].join('/');
  });
}

/** Texts with a line end after each. */
function joinNotes(texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text) => text !== undefined && text !== '')
    .map((text) => (text?.endsWith('\n') ? text : `${text}\n`))
    .join('');
}

/** The texts of objects by name; `undefined` for what is not there, or is no file. */
async function blobs(
  repository: Repository,
  names: readonly string[],
): Promise<(string | undefined)[]> {
  if (names.length === 0) return [];
  const input = names.map((name) => `${name}\n`).join('');
  const outcome = await runGit(['cat-file', '--batch'], { ...repository, input, timeout: 120_000 });
  if (outcome.code !== 0) throw new LedgerError(complaint(outcome));
  return splitBatch(outcome.bytes, names.length);
}

/** Takes apart what `git cat-file --batch` says: a line of name, type and length, the content, a line end. */
function splitBatch(bytes: Buffer, count: number): (string | undefined)[] {
  const texts: (string | undefined)[] = [];
  let at = 0;
  while (texts.length < count) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) throw new LedgerError('git broke off');
    const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(bytes.toString('utf8', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) {
      texts.push(undefined);
      continue;
    }
    const content = bytes.subarray(at, at + Number(size));
    if (content.length < Number(size)) throw new LedgerError('git broke off');
    texts.push(type === 'blob' ? content.toString('utf8') : undefined);
    at += Number(size) + 1;
  }
  return texts;
}

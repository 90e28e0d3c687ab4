/** Merges two states of the notes. */
import { randomUUID } from 'node:crypto';
import { complaint, runGit } from '../../git/runGit.ts';
import { LedgerError } from '../ledgerError.ts';
import { withoutForgotten } from '../model.ts';
import { fetchMissing } from './fetchMissing.ts';
import { blobsOf, blobTexts, pathsAt, type Repository } from './notesRef.ts';
import { type Change, writeNotes } from './writeNotes.ts';

/**
 * Merges two states of the notes as git's own `cat_sort_uniq` does: all lines of both, sorted, each once. Their
 * histories do not matter: a line that was removed on one side comes back from the other. Only a line that a
 * tombstone names stays removed, and so does the history of the side that still had it.
 *
 * Only the notes that differ are read, so a partial clone does not fetch others.
 *
 * @returns a commit that contains both; one of the two, if it already contains the other.
 * @throws {LedgerError}
 */
export async function mergedNotes(
  repository: Repository,
  ours: string,
  theirs: string,
): Promise<string> {
  if (ours === theirs) return ours;
  await fetchMissing(repository, [ours, theirs]);
  const [here, there] = await Promise.all([blobsOf(repository, ours), blobsOf(repository, theirs)]);
  const differing = [...new Set([...here.keys(), ...there.keys()])].filter(
    (commit) => here.get(commit)?.join() !== there.get(commit)?.join(),
  );
  const blobs = differing.flatMap((commit) => [
    ...(here.get(commit) ?? []),
    ...(there.get(commit) ?? []),
  ]);
  const texts = await blobTexts(repository, blobs);
  const textOf = (notes: Map<string, string[]>, commit: string) =>
    (notes.get(commit) ?? []).map((blob) => ended(texts.get(blob) ?? '')).join('');
  const merges = differing.map((commit) =>
    merged(commit, textOf(here, commit), textOf(there, commit)),
  );
  const parents = [
    ...(merges.some(({ ours: side }) => side === 'forgotten') ? [] : [ours]),
    ...(merges.some(({ theirs: side }) => side === 'forgotten') ? [] : [theirs]),
  ];
  for (const [side, tip, other] of [
    ['ours', ours, theirs],
    ['theirs', theirs, ours],
  ] as const) {
    const isAll = merges.every((each) => each[side] === 'all');
    if (isAll && (!parents.includes(other) || (await isAncestor(repository, other, tip)))) {
      return tip;
    }
  }
  return rewritten(repository, ours, parents, merges);
}

/** Whether a side has all lines of a merged note, some of them, or some that have to be removed. */
type Side = 'all' | 'some' | 'forgotten';

interface Merge extends Change {
  ours: Side;
  theirs: Side;
}

function merged(commit: string, ours: string, theirs: string): Merge {
  const lines = [...new Set(linesOf(ours + theirs))].sort();
  const kept = withoutForgotten(lines);
  const side = (text: string): Side => {
    const own = new Set(linesOf(text));
    if (lines.some((line) => own.has(line) && !kept.includes(line))) return 'forgotten';
    return kept.every((line) => own.has(line)) ? 'all' : 'some';
  };
  const text = kept.map((line) => `${line}\n`).join('');
  return { commit, text, ours: side(ours), theirs: side(theirs) };
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/**
 * Writes changed notes as a commit with the given parents. It is made on a temporary ref,
 * which is then deleted: the caller moves the notes' ref.
 */
export async function rewritten(
  repository: Repository,
  base: string,
  parents: readonly string[],
  changes: readonly Change[],
): Promise<string> {
  const scratch = `refs/belay/merge-${randomUUID()}`;
  const places = await pathsAt(repository, base);
  try {
    const outcome = await writeNotes(repository, {
      refs: [scratch],
      base,
      // Other people's commits may be missing here.
      changes: changes.map(({ commit, text }) => ({
        commit,
        text,
        paths: places.get(commit) ?? [commit],
      })),
      message: 'Merge the records of two repositories\n',
      email: undefined,
    });
    if (outcome.code !== 0) throw new LedgerError(complaint(outcome));
    const args = ['commit-tree', ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
    return await commitOf(repository, [...args, `${scratch}^{tree}`]);
  } finally {
    await runGit(['update-ref', '-d', scratch], repository);
  }
}

/** Creates a commit as Belay. */
async function commitOf({ cwd, env }: Repository, args: readonly string[]): Promise<string> {
  const own = {
    ...env,
    GIT_COMMITTER_NAME: 'Belay',
    GIT_AUTHOR_NAME: 'Belay',
    GIT_COMMITTER_EMAIL: 'belay@localhost',
    GIT_AUTHOR_EMAIL: 'belay@localhost',
  };
  const made = await runGit(args, {
    cwd,
    env: own,
    input: 'Merge the records of two repositories\n',
  });
  if (made.code !== 0) throw new LedgerError(complaint(made));
  return made.stdout.trim();
}

/** Whether a commit is an ancestor of another. */
export async function isAncestor(
  repository: Repository,
  of: string,
  tip: string,
): Promise<boolean> {
  return (await runGit(['merge-base', '--is-ancestor', of, tip], repository)).code === 0;
}

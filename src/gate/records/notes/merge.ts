import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { complaint, type GitCall, runGit } from '../../git/runGit.ts';
import { LedgerError } from '../ledgerError.ts';
import { NOTES_REF, type Repository } from './notesRef.ts';

/**
 * Merges two states of the notes by git's own `cat_sort_uniq`: all lines of both, sorted, each once. The histories
 * of the two are nothing to it: a line that was taken away on one side comes back from the other.
 *
 * `git notes merge` moves its ref without looking whether it is still where it was, and would undo a record that is
 * written meanwhile. So it works on refs of its own, in a folder that goes away; only the objects are the repository's.
 *
 * @returns a commit that comes after both; one of the two, where that is so already.
 * @throws {LedgerError}
 */
export async function mergedNotes(
  repository: Repository,
  ours: string,
  theirs: string,
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'belay-merge-'));
  try {
    const git = await gitWithOwnRefs(repository, folder);
    const merged = await mergedTree(git, ours, theirs);
    for (const [tip, other] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      const isAll = merged === (await git(['rev-parse', `${tip}^{tree}`]));
      if (isAll && (await isAncestor(repository, other, tip))) return tip;
    }
    const message = 'Merge the records of two repositories\n';
    return await git(['commit-tree', '-p', ours, '-p', theirs, '-F', '-', merged], message);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Git = (args: readonly string[], input?: string) => Promise<string>;

async function mergedTree(git: Git, ours: string, theirs: string): Promise<string> {
  const withoutHistory = (tip: string) =>
    git(['commit-tree', '-F', '-', `${tip}^{tree}`], 'Notes\n');
  await git(['update-ref', NOTES_REF, await withoutHistory(ours)]);
  const strategy = ['-q', '-s', 'cat_sort_uniq'];
  await git(['notes', '--ref', NOTES_REF, 'merge', ...strategy, await withoutHistory(theirs)]);
  return git(['rev-parse', '--verify', `${NOTES_REF}^{tree}`]);
}

async function isAncestor(repository: Repository, of: string, tip: string): Promise<boolean> {
  return (await runGit(['merge-base', '--is-ancestor', of, tip], repository)).code === 0;
}

async function gitWithOwnRefs(repository: Repository, folder: string): Promise<Git> {
  const run = async (args: readonly string[], call: GitCall) => {
    const outcome = await runGit(args, call);
    if (outcome.code !== 0) throw new LedgerError(complaint(outcome));
    return outcome.stdout.trim();
  };
  const asked = ['rev-parse', '--show-object-format', '--git-path', 'objects'];
  const [format = '', objects = ''] = (await run(asked, repository)).split('\n');
  const bare = ['init', '--quiet', '--bare', '--template=', `--object-format=${format}`];
  await run([...bare, folder], repository);
  const env = {
    ...repository.env,
    GIT_DIR: folder,
    GIT_OBJECT_DIRECTORY: path.resolve(repository.cwd, objects),
    GIT_COMMITTER_NAME: 'Belay',
    GIT_AUTHOR_NAME: 'Belay',
    GIT_COMMITTER_EMAIL: 'belay@localhost',
    GIT_AUTHOR_EMAIL: 'belay@localhost',
  };
  return (args, input) => run(args, { cwd: repository.cwd, env, input, timeout: 120_000 });
}

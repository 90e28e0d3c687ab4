/** Checks out a commit into a temporary folder, so that checks see exactly what is pushed. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { complaint, runGit } from './runGit.ts';

/** The commit could not be checked out; the message says why, as the end of a sentence. */
export class CheckoutError extends Error {
  override name = 'CheckoutError';
}

interface Source {
  /** The top of the repository's work tree. */
  top: string;
  env: NodeJS.ProcessEnv;
}

/** Ignored files that the checkout shares with the work tree, as paths from the top of the repository. */
export type Borrowed = readonly string[];

/**
 * Checks out a commit, runs work in it, and removes it. Includes the submodules that the work tree has.
 * Hooks do not run.
 *
 * @param work gets the folder.
 * @throws {CheckoutError}
 */
export async function inCheckout<Result>(
  { commit, borrowed, ...source }: Source & { commit: string; borrowed: Borrowed },
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const parent = await mkdtemp(path.join(tmpdir(), 'belay-push-'));
  const folder = path.join(parent, path.basename(source.top));
  const added: { of: string; at: string }[] = [];
  try {
    await add(source, folder, commit, added);
    for (const name of borrowed) await borrow(path.join(source.top, name), path.join(folder, name));
    return await work(folder);
  } finally {
    await rm(parent, { recursive: true, force: true });
    // Removes deleted folders from git's list of work trees.
    for (const { of } of added.toReversed()) {
      await runGit(['worktree', 'prune', '--expire=now'], { cwd: of, env: source.env });
    }
  }
}

async function add(
  { top, env }: Source,
  folder: string,
  commit: string,
  added: { of: string; at: string }[],
): Promise<void> {
  const settings = [
    'core.hooksPath=/dev/null',
    'core.sparseCheckout=false',
    'advice.detachedHead=false',
  ];
  const args = ['worktree', 'add', '--quiet', '--detach', folder, commit];
  const made = await runGit([...settings.flatMap((each) => ['-c', each]), ...args], {
    cwd: top,
    env,
    timeout: 600_000,
    slow: true,
  });
  added.push({ of: top, at: folder });
  if (made.code !== 0) throw new CheckoutError(complaint(made));
  const files = await runGit(['ls-files', '-z', '-s'], { cwd: folder, env });
  for (const entry of files.stdout.split('\0')) {
    const [, module, file] = /^160000 ([0-9a-f]+) \d\t(.*)$/su.exec(entry) ?? [];
    if (module === undefined || file === undefined) continue;
    if (!existsSync(path.join(top, file, '.git'))) continue;
    await add({ top: path.join(top, file), env }, path.join(folder, file), module, added);
  }
}

/**
 * Links something that is not in the commit into a checkout. For a folder, its entries are linked: `.gitignore` often
 * has `node_modules/`, which matches a folder but not a link.
 */
async function borrow(from: string, to: string): Promise<void> {
  const found = await stat(from).catch(() => undefined);
  if (found === undefined || existsSync(to)) return;
  await mkdir(path.dirname(to), { recursive: true });
  if (!found.isDirectory()) {
    await symlink(from, to);
    return;
  }
  await mkdir(to);
  for (const name of await readdir(from)) {
    await symlink(path.join(from, name), path.join(to, name));
  }
}

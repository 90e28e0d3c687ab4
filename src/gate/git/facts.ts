/** Asks git about the project that deploys. */
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { MAX_NAMED_CHANGES, MAX_SHOWN_CHANGES } from '../tuning.ts';
import { complaint, type GitOutcome, runGit } from './runGit.ts';
import { changesOf, isInWorkTree } from './workTree.ts';

export interface GitFacts {
  /** The commit that is checked out; `undefined` outside a repository and before the first commit. */
  commit?: string;
  /** `undefined` if no branch is checked out, as in many CI runs. */
  branch?: string;
  /** The path of the folder from the top of the repository, with a slash at its end; missing if git was not asked. */
  prefix?: string;
  /** Whether files differ from the commit, new files included; `undefined` if git cannot tell. */
  dirty?: boolean;
  /** Which files differ and how, as `app.py (changed)`; at most the first hundred. Missing if none do. */
  changes?: readonly string[];
  /** The user's e-mail address in git. Anyone can set it to anything. */
  email?: string;
  /** Why git cannot read the repository, as the end of a sentence. */
  trouble?: string;
}

/** Git's facts about the files. */
export type WorkTree = Omit<GitFacts, 'email'>;

/** Asks git; facts that it cannot tell are left out. */
export async function gitFacts(cwd: string, env: NodeJS.ProcessEnv): Promise<GitFacts> {
  const [tree, email] = await Promise.all([workTree(cwd, env), emailOf(cwd, env)]);
  return { ...tree, ...(email && { email }) };
}

/** The user's e-mail address in git. */
async function emailOf(cwd: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const identity = await runGit(['var', 'GIT_AUTHOR_IDENT'], { cwd, env });
  return told(identity)?.match(/<([^<>]+)>/)?.[1];
}

/** Asks git about the commit, the branch and the files, in parallel, as each process takes time. */
export async function workTree(cwd: string, env: NodeJS.ProcessEnv): Promise<WorkTree> {
  // Most of git's questions have no answer outside a repository.
  if (isOutside(cwd, env)) return {};
  const likely = isRepository(cwd, env);
  const found = likely || (await isInWorkTree(cwd, env)) ? await changesOf(cwd, env) : undefined;
  if (found === undefined) return likely ? withoutStatus(cwd, env) : {};
  const { commit, branch, changes, prefix, trouble } = found;
  if (trouble !== undefined) return { trouble };
  return {
    ...(commit && { commit, dirty: changes.length > 0 }),
    ...(commit && changes.length > 0 && { changes: changes.slice(0, MAX_NAMED_CHANGES) }),
    ...(branch && { branch }),
    ...(commit && { prefix }),
  };
}

/** Some of the changed files and the number of others, for a sentence. */
export function someOf(changes: readonly string[]): string {
  const shown = changes.slice(0, MAX_SHOWN_CHANGES).join(', ');
  const others = changes.length - MAX_SHOWN_CHANGES;
  return others > 0 ? `${shown} and ${others} more` : shown;
}

/** The facts that remain if git cannot compare the files with the commit. */
async function withoutStatus(cwd: string, env: NodeJS.ProcessEnv): Promise<WorkTree> {
  const git = (...args: string[]) => runGit(args, { cwd, env });
  const [head, branch] = await Promise.all([
    git('rev-parse', '--verify', '--quiet', 'HEAD'),
    git('symbolic-ref', '--short', '--quiet', 'HEAD'),
  ]);
  const commit = told(head);
  const name = told(branch);
  // Exit code 1 is a repository without a commit.
  const lost = head.code !== 0 && head.code !== 1;
  return {
    ...(lost && { trouble: complaint(head) }),
    ...(commit && { commit }),
    ...(name && { branch: name }),
  };
}

function told({ code, stdout }: GitOutcome): string | undefined {
  return code === 0 ? stdout.trim() : undefined;
}

/**
 * Whether git certainly finds no repository from a folder. It looks for `.git` in the folder and in those above it, and
 * for a `HEAD` in them, which the repository itself has. Settings and other variables can only make it find less.
 */
export function isOutside(cwd: string, env: NodeJS.ProcessEnv): boolean {
  if (env['GIT_DIR']) return false;
  try {
    // Git sees the real path, and Belay may have been given another.
    for (let folder = realpathSync(cwd); ; folder = path.dirname(folder)) {
      if (['.git', 'HEAD'].some((name) => lstatSync(path.join(folder, name), QUIET))) return false;
      if (folder === path.dirname(folder)) return true;
    }
  } catch {
    // A folder that cannot be read, or that is not there: git says what it makes of it.
    return false;
  }
}

/** No exception for what is not there. */
const QUIET = { throwIfNoEntry: false } as const;

/** Whether a folder looks like part of a repository, judged without git. */
function isRepository(cwd: string, env: NodeJS.ProcessEnv): boolean {
  if (env['GIT_DIR']) return true;
  const parent = path.dirname(cwd);
  return existsSync(path.join(cwd, '.git')) || (parent !== cwd && isRepository(parent, env));
}

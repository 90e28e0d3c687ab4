/** What git knows about the project that deploys. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { complaint, type GitOutcome, runGit } from './runGit.ts';

export interface GitFacts {
  /** The commit that is checked out; `undefined` outside a repository and before the first commit. */
  commit?: string;
  /** `undefined` where no branch is checked out, as in many CI runs. */
  branch?: string;
  /** Files differ from the commit, new ones included; `undefined` where git cannot tell. */
  dirty?: boolean;
  /** Who git takes the person at the keyboard for. */
  email?: string;
  /** Why git cannot say anything about the repository that is there, as the end of a sentence. */
  trouble?: string;
}

/** What git knows about the files. */
export type WorkTree = Omit<GitFacts, 'email'>;

/** Asks git; every fact that it cannot tell is left out. */
export async function gitFacts(cwd: string, env: NodeJS.ProcessEnv): Promise<GitFacts> {
  const [tree, identity] = await Promise.all([
    workTree(cwd, env),
    runGit(['var', 'GIT_AUTHOR_IDENT'], { cwd, env }),
  ]);
  const email = told(identity)?.match(/<([^<>]+)>/)?.[1];
  return { ...tree, ...(email && { email }) };
}

/** Asks git about the commit, the branch and the files: all at once, as each process takes its time. */
export async function workTree(cwd: string, env: NodeJS.ProcessEnv): Promise<WorkTree> {
  const args = ['--no-optional-locks', 'status', '--porcelain=v2', '--branch'];
  const { code, stdout } = await runGit(args, { cwd, env });
  if (code !== 0) return isRepository(cwd, env) ? withoutStatus(cwd, env) : {};
  const header = (name: string) => stdout.match(new RegExp(`^# branch\\.${name} (.+)$`, 'm'))?.[1];
  const [commit, branch] = [header('oid'), header('head')];
  return {
    ...(commit && commit !== '(initial)' && { commit, dirty: /^[^#]/m.test(stdout) }),
    ...(branch && branch !== '(detached)' && { branch }),
  };
}

/** What git can tell where it cannot compare the files with the commit. */
async function withoutStatus(cwd: string, env: NodeJS.ProcessEnv): Promise<WorkTree> {
  const git = (...args: string[]) => runGit(args, { cwd, env });
  const [head, branch] = await Promise.all([
    git('rev-parse', '--verify', '--quiet', 'HEAD'),
    git('symbolic-ref', '--short', '--quiet', 'HEAD'),
  ]);
  const commit = told(head);
  // Exit code 1 is a repository without a commit.
  const lost = head.code !== 0 && head.code !== 1;
  return {
    ...(lost && { trouble: complaint(head) }),
    ...(commit && { commit }),
    ...(told(branch) && { branch: told(branch) as string }),
  };
}

function told({ code, stdout }: GitOutcome): string | undefined {
  return code === 0 ? stdout.trim() : undefined;
}

/** Whether a folder looks like a part of a repository to somebody who cannot ask git. */
function isRepository(cwd: string, env: NodeJS.ProcessEnv): boolean {
  if (env['GIT_DIR']) return true;
  const parent = path.dirname(cwd);
  return existsSync(path.join(cwd, '.git')) || (parent !== cwd && isRepository(parent, env));
}

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

/** Asks git; every fact that it cannot tell is left out. */
export async function gitFacts(cwd: string, env: NodeJS.ProcessEnv): Promise<GitFacts> {
  const git = (...args: string[]) => runGit(args, { cwd, env });
  const [head, branch, status, identity] = await Promise.all([
    git('rev-parse', '--verify', '--quiet', 'HEAD'),
    git('symbolic-ref', '--short', '--quiet', 'HEAD'),
    git('--no-optional-locks', 'status', '--porcelain'),
    git('var', 'GIT_AUTHOR_IDENT'),
  ]);
  const email = told(identity)?.match(/<([^<>]+)>/)?.[1];
  const commit = told(head);
  // Exit code 1 is a repository without a commit.
  const lost = head.code !== 0 && head.code !== 1 && isRepository(cwd, env);
  return {
    ...(lost && { trouble: complaint(head) }),
    ...(commit && { commit }),
    ...(told(branch) && { branch: told(branch) as string }),
    ...(commit && status.code === 0 && { dirty: status.stdout !== '' }),
    ...(email && { email }),
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

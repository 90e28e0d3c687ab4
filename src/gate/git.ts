/** What git knows about the project that deploys. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface GitFacts {
  /** The commit that is checked out; `undefined` outside a repository and before the first commit. */
  commit?: string;
  /** `undefined` where no branch is checked out, as in many CI runs. */
  branch?: string;
  /** Files differ from the commit, new ones included. */
  dirty?: boolean;
  /** Who git takes the person at the keyboard for. */
  email?: string;
}

/** Asks git; every fact that it cannot tell is left out. */
export async function gitFacts(cwd: string, env: NodeJS.ProcessEnv): Promise<GitFacts> {
  const [commit, branch, status, identity] = await Promise.all([
    git(['rev-parse', '--verify', '--quiet', 'HEAD'], cwd, env),
    git(['symbolic-ref', '--short', '--quiet', 'HEAD'], cwd, env),
    git(['status', '--porcelain'], cwd, env),
    git(['var', 'GIT_AUTHOR_IDENT'], cwd, env),
  ]);
  const email = identity?.match(/<([^<>]+)>/)?.[1];
  return {
    ...(commit && { commit }),
    ...(branch && { branch }),
    ...(commit && status !== undefined && { dirty: status !== '' }),
    ...(email && { email }),
  };
}

async function git(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  try {
    const options = { cwd, env, timeout: 30_000, maxBuffer: 64 * 1024 * 1024 };
    const { stdout } = await promisify(execFile)('git', [...args], options);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

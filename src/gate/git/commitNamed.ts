import { type GitCall, runGit } from './runGit.ts';

/** Resolves a commit from any name that git accepts: `HEAD~1`, a tag, an abbreviated id. */
export async function commitNamed(
  name: string,
  repository: Pick<GitCall, 'cwd' | 'env'>,
): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { code, stdout } = await runGit(args, repository);
  return code === 0 ? stdout.trim() : undefined;
}

import { type GitCall, runGit } from './runGit.ts';

/** The commit that a person calls by a name, as git knows names: `HEAD~1`, a tag, the first letters of it. */
export async function commitNamed(
  name: string,
  repository: Pick<GitCall, 'cwd' | 'env'>,
): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { code, stdout } = await runGit(args, repository);
  return code === 0 ? stdout.trim() : undefined;
}

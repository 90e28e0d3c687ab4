import { type GitCall, runGit } from './runGit.ts';

/** The object id of the tree of a commit; `undefined` if git cannot read it. */
export async function treeOf(
  commit: string,
  repository: Pick<GitCall, 'cwd' | 'env'>,
): Promise<string | undefined> {
  const { code, stdout } = await runGit(['rev-parse', `${commit}^{tree}`], repository);
  return code === 0 ? stdout.trim() : undefined;
}

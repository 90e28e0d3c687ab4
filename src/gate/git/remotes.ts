import { type GitCall, runGit } from './runGit.ts';

/** The names of the remotes: first that of the current branch, then `origin`. */
export async function remotesOf(
  repository: Pick<GitCall, 'cwd' | 'env'>,
  branch: string | undefined,
): Promise<string[]> {
  const [list, upstream] = await Promise.all([
    runGit(['remote'], repository),
    branch === undefined ? undefined : runGit(['config', `branch.${branch}.remote`], repository),
  ]);
  const names = list.stdout.split('\n').filter((name) => name !== '');
  const first = [upstream?.stdout.trim(), 'origin'];
  return [...new Set([...first.filter((name) => name && names.includes(name)), ...names])].flatMap(
    (name) => name ?? [],
  );
}

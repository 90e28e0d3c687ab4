import path from 'node:path';
import { runGit } from '../../gate/git/runGit.ts';

/**
 * Where a folder is in its git repository.
 *
 * @param root the folder, absolute.
 * @returns the top of the work tree, absolute, and the path from there, with `/`. Outside git, the folder itself.
 */
export async function placeInRepository(
  root: string,
  env: NodeJS.ProcessEnv,
): Promise<{ top: string; folder: string }> {
  const { code, stdout } = await runGit(['rev-parse', '--show-prefix'], { cwd: root, env });
  const folder = code === 0 ? stdout.replace(/\/?\r?\n$/, '') : '';
  const up = folder === '' ? [] : folder.split('/').map(() => '..');
  return { top: path.join(root, ...up), folder };
}

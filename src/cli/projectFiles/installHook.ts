import { chmod, lstat, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { wholeText } from '../../files/wholeFile.ts';
import { runGit } from '../../gate/git/runGit.ts';
import { UsageError } from '../../gate/usageError.ts';
import { EARLIER_HOOK, hookLine, isBelayHook, prePushHook, projectsOf } from './prePushHook.ts';

export interface InstalledHook {
  /** Where it is, absolute. */
  file: string;
  /** Set if another hook was there; it is kept under another name. */
  kept: boolean;
}

/**
 * Puts the `pre-push` hook into the repository of a project, where git looks for it: in `core.hooksPath`, and in the
 * one folder that all work trees share.
 *
 * @param root the folder of `belay.json`.
 * @throws {UsageError} if it cannot be installed; then nothing is changed.
 */
export async function installHook(root: string, env: NodeJS.ProcessEnv): Promise<InstalledHook> {
  const git = async (...args: string[]) => {
    const { code, stdout } = await runGit(args, { cwd: root, env });
    return code === 0 ? stdout.replace(/\r?\n$/, '') : undefined;
  };
  const prefix = await git('rev-parse', '--show-prefix');
  const folderOfHooks = await git('rev-parse', '--git-path', 'hooks');
  if (prefix === undefined || folderOfHooks === undefined) {
    throw new UsageError('A hook needs a git repository. Run `git init` first.');
  }
  const everywhere = await git('config', '--get', 'core.hooksPath');
  const here =
    (await git('config', '--worktree', '--get', 'core.hooksPath')) ??
    (await git('config', '--local', '--get', 'core.hooksPath'));
  if (everywhere && !here) {
    throw new UsageError(
      `git looks for the hooks of all your repositories in ${everywhere} (core.hooksPath), so a hook there would hold every push. Add this line to a pre-push hook of your own: ${hookLine(prefix.replace(/\/$/, ''))} Or give this repository its own folder: git config core.hooksPath .git/hooks`,
    );
  }
  const folder = path.resolve(root, folderOfHooks);
  refuseHusky(folder, prefix.replace(/\/$/, ''));
  const file = path.join(folder, 'pre-push');
  const earlier = path.join(folder, EARLIER_HOOK);
  const found = await lstat(file).catch(() => undefined);
  const text = found ? await wholeText(file).catch(() => '') : '';
  const kept = found !== undefined && !isBelayHook(text);
  if (kept && (await lstat(earlier).catch(() => undefined))) {
    throw new UsageError(
      `There are two hooks to keep: ${file} and ${earlier}. Merge them into one, and run this again.`,
    );
  }
  await mkdir(folder, { recursive: true });
  if (kept) await rename(file, earlier);
  const project = prefix.replace(/\/$/, '') || '.';
  const projects = [...new Set([...(kept ? [] : projectsOf(text)), project])];
  await writeFileAtomic(file, prePushHook(projects), { mode: 0o755 });
  await chmod(file, 0o755);
  return { file, kept };
}

/** husky writes the folder that git looks in again at each `npm install`, and runs the files in the folder above. */
function refuseHusky(folder: string, project: string): void {
  if (path.basename(folder) !== '_' || path.basename(path.dirname(folder)) !== '.husky') return;
  throw new UsageError(
    `husky runs the hooks of this repository, so nothing was written. Add this line to .husky/pre-push:\n\n  ${hookLine(project)}\n`,
  );
}

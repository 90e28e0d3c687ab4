/** The revision of a journal: a number that is smaller for an older export. */
import { execFileSync } from 'node:child_process';
import { GIT_SETTINGS, gitEnvironment } from '../../gate/git/settings.ts';

/**
 * The number of commits in the history of a journal.
 *
 * @param contentDir the content folder, absolute.
 * @returns `undefined` where git does not know all of the history: outside a repository, without a commit of the
 *   folder, or in a shallow clone, which would give a number that is too small.
 */
export function revisionOf(contentDir: string): number | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', [...GIT_SETTINGS, ...args], {
      cwd: contentDir,
      // Nothing is fetched for this number.
      env: { ...gitEnvironment(process.env), GIT_NO_LAZY_FETCH: '1' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    // Fails for a folder that no commit has: such a journal has no history in this repository.
    const [shallow] = git('rev-parse', '--is-shallow-repository', 'HEAD:./').split('\n');
    if (shallow !== 'false') return undefined;
    const count = Number(git('rev-list', '--count', 'HEAD'));
    return Number.isSafeInteger(count) && count > 0 ? count : undefined;
  } catch {
    return undefined;
  }
}

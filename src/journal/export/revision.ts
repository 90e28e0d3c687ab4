/** The revision of a journal: a number that is smaller for an older export. */
import { execFileSync } from 'node:child_process';

/**
 * The number of commits in the history of a journal.
 *
 * @param contentDir the content folder, absolute.
 * @returns `undefined` where git does not know all of the history: outside a repository, without a commit, or in a
 *   shallow clone, which would give a number that is too small.
 */
export function revisionOf(contentDir: string): number | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', contentDir, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    if (git('rev-parse', '--is-shallow-repository') === 'true') return undefined;
    // A content folder that git ignores, or that nobody has committed yet, has no history in this repository.
    if (git('ls-files', '--', '.').length === 0) return undefined;
    const count = Number(git('rev-list', '--count', 'HEAD'));
    return Number.isSafeInteger(count) && count > 0 ? count : undefined;
  } catch {
    return undefined;
  }
}

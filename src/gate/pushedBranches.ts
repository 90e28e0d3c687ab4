/** What git is about to push, as it tells a `pre-push` hook. */

export interface PushedBranch {
  /** The branch on the other side: `main`. */
  branch: string;
  /** The commit that it is to point at. */
  commit: string;
}

const LINE = /^.+ ([0-9a-f]{40,64}) (\S+) ([0-9a-f]{40,64})$/;
const BRANCH = /^refs\/heads\/(.+)$/;

/**
 * Reads the standard input of a `pre-push` hook: a line for each ref, of local name, local object, remote name and
 * remote object (githooks(5)). Tags and notes are left out, and so are branches that are deleted.
 *
 * @throws {RangeError} where a line is none of git's.
 */
export function pushedBranches(text: string): PushedBranch[] {
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    const [, commit, ref] = LINE.exec(line) ?? [];
    if (commit === undefined || ref === undefined) {
      throw new RangeError(`"${line}" is not what git tells a pre-push hook`);
    }
    const branch = BRANCH.exec(ref)?.[1];
    const deleted = /^0+$/.test(commit);
    return branch === undefined || deleted ? [] : [{ branch, commit }];
  });
}

/** Parses what git is about to push, from the input of a `pre-push` hook. */

export interface PushedBranch {
  /** The remote branch: `main`. */
  branch: string;
  /** The commit that it will point at. */
  commit: string;
  /** The commit that it points at now; missing if the branch is new. */
  deployed?: string;
}

const LINE = /^.+ ([0-9a-f]{40,64}) (\S+) ([0-9a-f]{40,64})$/;
/** Git's notation for no commit. */
const NONE = /^0+$/;
const BRANCH = /^refs\/heads\/(.+)$/;

/**
 * Parses the standard input of a `pre-push` hook: one line per ref with local name, local object, remote name and
 * remote object (githooks(5)). Tags and notes are left out, and so are branches that are deleted.
 *
 * @throws {RangeError} if a line does not have git's format.
 */
export function pushedBranches(text: string): PushedBranch[] {
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    const [, commit, ref, now] = LINE.exec(line) ?? [];
    if (commit === undefined || ref === undefined || now === undefined) {
      throw new RangeError(`"${line}" is not a line that git writes to a pre-push hook`);
    }
    const branch = BRANCH.exec(ref)?.[1];
    const [deleted, isNew] = [NONE.test(commit), NONE.test(now)];
    if (branch === undefined || deleted) return [];
    return [{ branch, commit, ...(!isNew && { deployed: now }) }];
  });
}

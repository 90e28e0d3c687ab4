/** What git is about to push, as it tells a `pre-push` hook. */

export interface PushedBranch {
  /** The branch on the other side: `main`. */
  branch: string;
  /** The commit that it is to point at. */
  commit: string;
  /** The commit that it points at now; missing if the branch is new. */
  deployed?: string;
}

const LINE = /^.+ ([0-9a-f]{40,64}) (\S+) ([0-9a-f]{40,64})$/;
/** How git writes that there is no commit. */
const NONE = /^0+$/;
const BRANCH = /^refs\/heads\/(.+)$/;

/**
 * Reads the standard input of a `pre-push` hook: a line for each ref, of local name, local object, remote name and
 * remote object (githooks(5)). Tags and notes are left out, and so are branches that are deleted.
 *
 * @throws {RangeError} if a line is not one that git writes.
 */
export function pushedBranches(text: string): PushedBranch[] {
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    const [, commit, ref, now] = LINE.exec(line) ?? [];
    if (commit === undefined || ref === undefined || now === undefined) {
      throw new RangeError(`"${line}" is not what git tells a pre-push hook`);
    }
    const branch = BRANCH.exec(ref)?.[1];
    const [deleted, isNew] = [NONE.test(commit), NONE.test(now)];
    if (branch === undefined || deleted) return [];
    return [{ branch, commit, ...(!isNew && { deployed: now }) }];
  });
}

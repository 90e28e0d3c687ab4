/**
 * The digest of `.belay/belay.mjs`, which `belay init` writes beside it. A merge, a formatter or a person can change the
 * program; then it is not the one that its version says.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { wholeTextIfThere } from '../files/wholeFile.ts';

/** As `sha256sum` writes and checks it. */
export const DIGEST_FILE = 'belay.mjs.sha256';

const AGAIN = 'Take the file from git, or run `npx belay init DIR` in the journal.';

/** The text of the file: `sha256sum --check` reads it in the folder `.belay`. */
export function digestLine(program: string): string {
  return `${hexOf(program)}  belay.mjs\n`;
}

/**
 * Why the program of a project does not count, in whole sentences; `undefined` if it is the one that `belay init` wrote,
 * or if no digest was written yet.
 *
 * @param root the folder of `belay.json`.
 */
export async function changedProgram(root: string): Promise<string | undefined> {
  const text = (file: string) => wholeTextIfThere(path.join(root, '.belay', file));
  let line: string | undefined;
  let program: string | undefined;
  try {
    line = await text(DIGEST_FILE);
    // Many projects have no digest, and the program is large.
    program = line === undefined ? undefined : await text('belay.mjs');
  } catch (error) {
    return `.belay/belay.mjs cannot be compared with .belay/${DIGEST_FILE}: ${(error as Error).message}. ${AGAIN}`;
  }
  if (line === undefined || program === undefined) return undefined;
  const [digest] = line.trim().split(/\s/);
  if (digest === hexOf(program)) return undefined;
  return `.belay/belay.mjs was changed: its digest is not the one in .belay/${DIGEST_FILE}. ${AGAIN}`;
}

/** The same for all line ends that git may write. */
function hexOf(program: string): string {
  return createHash('sha256').update(program.replaceAll('\r\n', '\n')).digest('hex');
}

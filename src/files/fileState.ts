import { statSync } from 'node:fs';

/** Milliseconds in which a file system may give two changes the same time. */
const SAME_TIME = 2000;

/**
 * What the system says of a file: as long as that is the same, its content is the same. Take it before the content is
 * read.
 *
 * @returns `undefined` if there is no such file, or if it has just changed: another change could have the same time.
 */
export function fileState(file: string): string | undefined {
  const found = stateNow(file);
  return found?.settled ? found.state : undefined;
}

/**
 * What the system says of a file at this moment.
 *
 * @returns the state, and whether it is settled: otherwise the file has just changed, and another change could give the same
 *   state. `undefined` if there is no such file.
 */
export function stateNow(file: string): { state: string; settled: boolean } | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return undefined;
  const { size, mtimeMs, ctimeMs, ino, dev } = found;
  // The times are numbers with a fraction, good to a quarter of a microsecond. As whole nanoseconds they take twice as long.
  return {
    state: `${size} ${mtimeMs} ${ctimeMs} ${ino} ${dev}`,
    settled: Math.max(mtimeMs, ctimeMs) <= Date.now() - SAME_TIME,
  };
}

/** Work that must finish before an interruption ends the process: a record that is being written. */
let unfinished = 0;

/** Runs work in the middle of which the process should not end. */
export async function mustFinish<Result>(work: () => Promise<Result>): Promise<Result> {
  unfinished++;
  try {
    return await work();
  } finally {
    unfinished--;
  }
}

/** Whether such work is running. */
export function isFinished(): boolean {
  return unfinished === 0;
}

/** Work that an interruption waits for: a record that is being written. */
let unfinished = 0;

/** Does some work that the process should not end in the middle of. */
export async function mustFinish<Result>(work: () => Promise<Result>): Promise<Result> {
  unfinished++;
  try {
    return await work();
  } finally {
    unfinished--;
  }
}

/** Whether there is such work now. */
export function isFinished(): boolean {
  return unfinished === 0;
}

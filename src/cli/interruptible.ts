import { isFinished } from '../files/mustFinish.ts';
import { endSlowGit } from '../gate/git/runGit.ts';
import { EXIT } from './exitCodes.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** How long work may take to end after a signal, in milliseconds. */
const PATIENCE = 900;
/** How long it may take if a record is being written, in milliseconds. */
const PATIENCE_WITH_RECORD = 10_000;

/**
 * Runs work that Ctrl-C and similar signals end cleanly: the first signal aborts, the next one kills. Work that
 * has not ended within a second is not waited for, except while a record is being written.
 *
 * @param work returns the exit code.
 */
export async function interruptible(
  work: (signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const controller = new AbortController();
  /** Ends this process as the signal would without Belay. */
  const end = (name: NodeJS.Signals) => {
    stopListening();
    process.kill(process.pid, name);
  };
  const stopListening = () => {
    for (const name of SIGNALS) process.off(name, abort).off(name, end);
  };
  const abort = () => {
    stopListening();
    // Somebody has to listen all the time: the library that writes files ends the process if nobody else does.
    for (const name of SIGNALS) process.on(name, end);
    controller.abort();
    endSlowGit();
    const started = performance.now();
    const giveUp = () => {
      const late = performance.now() - started > PATIENCE_WITH_RECORD;
      // The work does not end, so the process has to.
      if (isFinished() || late) process.exit(EXIT.interrupted);
    };
    setTimeout(() => setInterval(giveUp, 50).unref(), PATIENCE).unref();
  };
  for (const name of SIGNALS) process.on(name, abort);
  try {
    return await work(controller.signal);
  } catch (error) {
    // Interrupted work may fail with an error about the interruption.
    if (controller.signal.aborted) return EXIT.interrupted;
    throw error;
  } finally {
    stopListening();
  }
}

import { workingDirectory } from './typedPath.ts';
import type { Io } from './verb.ts';

/**
 * The streams, clock and environment of this process.
 *
 * @param command the command that runs Belay here.
 */
export function processIo(command: string): Io {
  return {
    // It is opened when it is asked for: that loads all of Node's streams.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: workingDirectory(process.env, process.cwd()),
    command,
    now: () => new Date(),
  };
}

import { workingDirectory } from './typedPath.ts';
import type { Io } from './verb.ts';

/**
 * The world of this very process.
 *
 * @param command what to type here to run Belay.
 */
export function processIo(command: string): Io {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: workingDirectory(process.env, process.cwd()),
    command,
    now: () => new Date(),
  };
}

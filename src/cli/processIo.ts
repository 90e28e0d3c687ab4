import { workingDirectory } from './typedPath.ts';
import type { Io } from './verb.ts';

/** The world of this very process. */
export function processIo(): Io {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: workingDirectory(process.env, process.cwd()),
    now: () => new Date(),
  };
}

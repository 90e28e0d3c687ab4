import { outputTo } from './output.ts';
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
    stdout: outputTo(1, () => withoutBrokenPipe(process.stdout)),
    stderr: outputTo(2, () => withoutBrokenPipe(process.stderr)),
    env: process.env,
    cwd: workingDirectory(process.env, process.cwd()),
    command,
    now: () => new Date(),
  };
}

/** The reader may close the pipe early: `belay rules | head`. The exit code is the same. */
export function withoutBrokenPipe(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

import { main, type Program } from './main.ts';
import { processIo } from './processIo.ts';

/** Runs this process's command line, and sets the exit code that is returned when all output is written. */
export async function runProcess(program: Program): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    // The reader may close the pipe early: `belay rules | head`. The exit code is the same.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  process.exitCode = await main(process.argv.slice(2), program, processIo(program.command));
}

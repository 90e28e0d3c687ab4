import { main, type Program } from './main.ts';
import { processIo } from './processIo.ts';

/** Runs this process's command line, and sets the exit code that is returned when all output is written. */
export async function runProcess(program: Program): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), program, processIo(program.command));
}

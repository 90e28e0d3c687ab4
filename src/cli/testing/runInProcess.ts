/** For tests: a command line run in this very process, without a terminal. */
import { Readable, Writable } from 'node:stream';
import { DEPLOY_VERBS } from '../deployVerbs.ts';
import { type LazyVerb, main } from '../main.ts';

export interface InProcess {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  verbs?: readonly LazyVerb[];
}

export async function runInProcess(
  argv: readonly string[],
  { cwd, env = process.env, verbs = DEPLOY_VERBS }: InProcess,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr] = [new Collected(), new Collected()];
  const io = { stdin: Readable.from([]), stdout, stderr, env, cwd, now: () => new Date() };
  const code = await main(argv, { version: '0.0.0', verbs }, io);
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

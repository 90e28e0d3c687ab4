/** For tests: runs a command line in this process, without a terminal. */
import { Readable, Writable } from 'node:stream';
import { DEPLOY_VERBS } from '../deployVerbs.ts';
import { main, type VerbTable } from '../main.ts';

export interface InProcess {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  verbs?: VerbTable;
  /** What messages call the command. */
  command?: string;
  /** Empty if not given. */
  stdin?: Readable;
  /** The clock, if it is not that of this machine. */
  now?: () => Date;
  /** Called with each piece of standard output as it is written. */
  onOutput?: (text: string) => void;
}

export async function runInProcess(
  argv: readonly string[],
  { cwd, env = process.env, verbs = DEPLOY_VERBS, command = 'belay', ...io }: InProcess,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const { stdin = Readable.from([]), onOutput, now = () => new Date() } = io;
  const [stdout, stderr] = [new Collected(onOutput), new Collected()];
  const world = { stdin, stdout, stderr, env, cwd, now };
  const code = await main(argv, { version: '0.0.0', command, verbs }, world);
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Collected extends Writable {
  text = '';
  readonly #onText: ((text: string) => void) | undefined;

  constructor(onText?: (text: string) => void) {
    super();
    this.#onText = onText;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    this.#onText?.(chunk.toString());
    done();
  }
}

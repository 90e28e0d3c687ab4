/** Runs and ends a process together with everything that it starts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { MAX_GRACE, MAX_GRACE_ABORTED, MAX_KEPT_OUTPUT, MAX_LINGER } from '../tuning.ts';
import { type Kept, type Tail, tailOf } from './tail.ts';

export interface Limits {
  cwd: string;
  env: Record<string, string | undefined>;
  /** The time limit in milliseconds; then everything that the command started is killed. */
  timeout: number;
  /** Ends the command early. */
  signal: AbortSignal;
}

export type Ending =
  | { kind: 'exit'; code: number }
  | { kind: 'signal'; signal: NodeJS.Signals }
  | { kind: 'not-started'; code: string }
  | { kind: 'timeout' }
  | { kind: 'aborted' };

export interface Run {
  ending: Ending;
  /** Milliseconds. */
  took: number;
  /** The end of the output, in the order of arrival. */
  output: Kept;
  /** The standard error, if it was kept separate. */
  errors: Kept;
}

export interface Output {
  /** How much of the end of the output is kept, in characters. */
  kept?: number;
  /** Whether the standard error is kept separate, in `errors`. */
  apart?: boolean;
  /** The command's standard input. Default: empty. */
  input?: string;
}

/**
 * Runs a command: a string in the system's shell, a list directly. It has no terminal. Never rejects.
 *
 * At the time limit the whole process group gets SIGTERM, and is then killed; so is anything that the command left running
 * and that still holds its output open.
 */
export function runInGroup(
  command: string | readonly string[],
  limits: Limits,
  { kept = MAX_KEPT_OUTPUT, apart = false, input }: Output = {},
): Promise<Run> {
  const started = performance.now();
  const out = tailOf(kept);
  const errors = apart ? tailOf(MAX_KEPT_OUTPUT) : out;
  return new Promise((resolve) => {
    let early: Ending | undefined;
    const timers: NodeJS.Timeout[] = [];
    const settle = (ending: Ending) => {
      for (const timer of timers) clearTimeout(timer);
      limits.signal.removeEventListener('abort', abort);
      if (early && child) killGroup(child, 'SIGKILL');
      const took = performance.now() - started;
      const nothing = { text: '', cut: false };
      resolve({
        ending: early ?? ending,
        took,
        output: out.end(),
        errors: apart ? errors.end() : nothing,
      });
    };
    const end = (why: Ending) => {
      if (early || !child) return;
      early = why;
      killGroup(child, 'SIGTERM');
      const grace = why.kind === 'aborted' ? MAX_GRACE_ABORTED : MAX_GRACE;
      timers.push(setTimeout(killGroup, grace, child, 'SIGKILL'));
    };
    const abort = () => end({ kind: 'aborted' });
    const child = start(command, limits, settle, input !== undefined);
    if (!child) return;
    timers.push(setTimeout(end, limits.timeout, { kind: 'timeout' }));
    limits.signal.addEventListener('abort', abort);
    if (limits.signal.aborted) abort();
    // A command may end before it has read its input.
    child.stdin?.on('error', () => {}).end(input);
    collect(child.stdout, out);
    collect(child.stderr, errors);
    child.on('error', (error) => settle(notStarted(error)));
    child.on('exit', (code, signal) => {
      const ending: Ending = signal
        ? { kind: 'signal', signal }
        : { kind: 'exit', code: code as number };
      const giveUp = () => {
        killGroup(child, 'SIGKILL');
        // A process in its own group cannot be reached; its output is not awaited.
        child.stdout?.destroy();
        child.stderr?.destroy();
      };
      timers.push(setTimeout(giveUp, MAX_LINGER));
      child.on('close', () => settle(ending));
    });
  });
}

/** Decodes each stream separately, so that a character is not split by output of the other stream. */
function collect(stream: ChildProcess['stdout'], tail: Tail): void {
  const decoder = new StringDecoder('utf8');
  stream?.on('data', (chunk: Buffer) => tail.keep(decoder.write(chunk)));
  stream?.on('end', () => tail.keep(decoder.end()));
}

/** A child, or `undefined` if Node refuses immediately, as for a command that is too long. */
function start(
  command: string | readonly string[],
  { cwd, env }: Limits,
  settle: (ending: Ending) => void,
  hasInput: boolean,
): ChildProcess | undefined {
  const stdio: ('ignore' | 'pipe')[] = [hasInput ? 'pipe' : 'ignore', 'pipe', 'pipe'];
  const options = { cwd, env, detached: process.platform !== 'win32', windowsHide: true };
  try {
    if (typeof command === 'string') {
      return spawn(command, { ...options, shell: true, stdio });
    }
    const [file = '', ...args] = command;
    return spawn(file, args, { ...options, stdio });
  } catch (error) {
    settle(notStarted(error as NodeJS.ErrnoException));
    return undefined;
  }
}

function notStarted({ code, message }: NodeJS.ErrnoException): Ending {
  return { kind: 'not-started', code: code ?? message };
}

function killGroup({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

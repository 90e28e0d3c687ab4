/** A process with all that it starts, run and ended as one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { type Kept, type Tail, tailOf } from './tail.ts';

export interface Limits {
  cwd: string;
  env: Record<string, string | undefined>;
  /** Milliseconds until everything that the command started is killed. */
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
  /** What came out last, in the order of its coming. */
  output: Kept;
  /** What came out as an error, where that was to be kept apart. */
  errors: Kept;
}

/** Characters of output that are kept, where nothing else is asked for. */
const KEPT = 64 * 1024;
/** How long a command's children may hold its output open after its end, in milliseconds. */
const LINGER = 1000;
/** How long a command that is told to end may take to tidy up, in milliseconds. */
const GRACE = 1000;
/** The same, if somebody pressed Ctrl-C: all has to be over within a second. */
const GRACE_ABORTED = 400;

export interface Output {
  /** Characters that are kept, of the end. */
  kept?: number;
  /** Keep what comes out as an error apart: it is the run's `errors`. */
  apart?: boolean;
  /** What the command gets on its standard input; nothing where it is not given. */
  input?: string;
}

/**
 * Runs a command: a text in the system's shell, a list as it is. It has no input and no terminal. Never rejects.
 *
 * At the time limit the whole process group is told to end, and then killed; and so is what the command left behind
 * after its own end and still holds its output.
 */
export function runInGroup(
  command: string | readonly string[],
  limits: Limits,
  { kept = KEPT, apart = false, input }: Output = {},
): Promise<Run> {
  const started = performance.now();
  const out = tailOf(kept);
  const errors = apart ? tailOf(KEPT) : out;
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
      const grace = why.kind === 'aborted' ? GRACE_ABORTED : GRACE;
      timers.push(setTimeout(killGroup, grace, child, 'SIGKILL'));
    };
    const abort = () => end({ kind: 'aborted' });
    const child = start(command, limits, settle, input !== undefined);
    if (!child) return;
    timers.push(setTimeout(end, limits.timeout, { kind: 'timeout' }));
    limits.signal.addEventListener('abort', abort);
    if (limits.signal.aborted) abort();
    // A command may end without having read its input.
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
        // What went into a group of its own is out of reach; its output is not waited for.
        child.stdout?.destroy();
        child.stderr?.destroy();
      };
      timers.push(setTimeout(giveUp, LINGER));
      child.on('close', () => settle(ending));
    });
  });
}

/** Each stream is read as UTF-8 by itself, so that a character is not torn by what the other one says. */
function collect(stream: ChildProcess['stdout'], tail: Tail): void {
  const decoder = new StringDecoder('utf8');
  stream?.on('data', (chunk: Buffer) => tail.keep(decoder.write(chunk)));
  stream?.on('end', () => tail.keep(decoder.end()));
}

/** A child, or `undefined` where Node refuses at once, as it does for a command that is too long. */
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

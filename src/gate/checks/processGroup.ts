/** A process with all that it starts, run and ended as one. */
import { type ChildProcess, spawn } from 'node:child_process';

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
  /** What came out last, of both streams, in the order of its coming. */
  output: string;
  /** There was more output than was kept. */
  cut: boolean;
}

/** Bytes of output that are kept. */
const KEPT = 64 * 1024;
/** How long a command's children may hold its output open after its end, in milliseconds. */
const LINGER = 1000;

/**
 * Runs a command: a text in the system's shell, a list as it is. It has no input and no terminal.
 *
 * The whole process group is killed at the time limit; and after the command's own end where something that it
 * left behind still holds its output.
 */
export function runInGroup(command: string | readonly string[], limits: Limits): Promise<Run> {
  const started = performance.now();
  const chunks: Buffer[] = [];
  let size = 0;
  let cut = false;
  const keep = (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    while (size - (chunks[0]?.length ?? 0) >= KEPT) {
      size -= chunks.shift()?.length ?? 0;
      cut = true;
    }
  };
  return new Promise((resolve) => {
    const child = start(command, limits);
    let early: Ending | undefined;
    let linger: NodeJS.Timeout | undefined;
    const end = (why: Ending) => {
      early ??= why;
      killGroup(child);
    };
    const abort = () => end({ kind: 'aborted' });
    const timer = setTimeout(() => end({ kind: 'timeout' }), limits.timeout);
    const settle = (ending: Ending) => {
      clearTimeout(timer);
      clearTimeout(linger);
      limits.signal.removeEventListener('abort', abort);
      const all = Buffer.concat(chunks);
      const output = all.subarray(Math.max(0, all.length - KEPT)).toString('utf8');
      const took = performance.now() - started;
      resolve({ ending: early ?? ending, took, output, cut: cut || all.length > KEPT });
    };
    limits.signal.addEventListener('abort', abort);
    if (limits.signal.aborted) abort();
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle({ kind: 'not-started', code: error.code ?? error.message });
    });
    child.on('exit', (code, signal) => {
      const ending: Ending = signal
        ? { kind: 'signal', signal }
        : { kind: 'exit', code: code as number };
      linger = setTimeout(() => {
        killGroup(child);
        // What went into a group of its own is out of reach; its output is not waited for.
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, LINGER);
      child.on('close', () => settle(ending));
    });
  });
}

function start(command: string | readonly string[], { cwd, env }: Limits): ChildProcess {
  const options = { cwd, env, detached: true, windowsHide: true };
  if (typeof command === 'string') {
    return spawn(command, { ...options, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  }
  const [file = '', ...args] = command;
  return spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of the group is left.
  }
}

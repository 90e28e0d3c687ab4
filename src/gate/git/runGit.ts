/** Runs git, with the settings and the environment of `settings.ts`. */
import {
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
  type SpawnOptionsWithoutStdio,
  spawn,
} from 'node:child_process';
import type { Writable } from 'node:stream';
import { GIT_SETTINGS, gitEnvironment } from './settings.ts';

export interface GitCall {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Git's standard input, or its parts: text is passed this way, never as an argument. Default: empty. */
  input?: string | readonly (string | Buffer)[] | undefined;
  /** Called when git's input is written, or could not be: git works then, and its output has not been read. Must not throw. */
  meanwhile?: (() => void) | undefined;
  /** Milliseconds until git is killed. Default: 30,000. */
  timeout?: number;
  /** Whether git may ask for a passphrase at the terminal. Then Ctrl-C reaches it; otherwise it does not. */
  mayAsk?: boolean;
  /** Whether git uses the network or takes long: then `endSlowGit` ends it. */
  slow?: boolean;
}

export interface GitOutcome {
  /** The exit code; `undefined` if git did not start, was killed or ran out of time. */
  code: number | undefined;
  /** Git's output, as text and as bytes. */
  stdout: string;
  bytes: Buffer;
  stderr: string;
}

/** The git processes that `endSlowGit` ends. */
const slow = new Set<ChildProcess>();

/** Runs one git command to its end. Never rejects. */
export function runGit(args: readonly string[], call: GitCall): Promise<GitOutcome> {
  const { input, timeout = 30_000 } = call;
  return new Promise((resolve) => {
    const child = input === undefined ? spawnWithoutInput(args, call) : spawnGit(args, call);
    if (call.slow) slow.add(child);
    const [out, errors]: [Buffer[], Buffer[]] = [[], []];
    const timer = setTimeout(() => endGit(child), timeout);
    const done = (code: number | null, trouble = '') => {
      clearTimeout(timer);
      slow.delete(child);
      const [bytes, stderr] = [Buffer.concat(out), Buffer.concat(errors).toString()];
      resolve({
        code: code ?? undefined,
        stdout: bytes.toString(),
        bytes,
        stderr: stderr || trouble,
      });
    };
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => errors.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => {
      done(null, error.code === 'ENOENT' ? 'git is not on the PATH' : error.message);
    });
    child.on('close', (code, signal) => done(code, signal ? `killed by ${signal}` : ''));
    if (input !== undefined && child.stdin) feed(child.stdin, input, call.meanwhile);
  });
}

function feed(
  stdin: Writable,
  input: string | readonly (string | Buffer)[],
  fed: (() => void) | undefined,
): void {
  // Git may end without reading everything; its exit code shows that.
  stdin.on('error', () => {});
  stdin.cork();
  for (const part of typeof input === 'string' ? [input] : input) stdin.write(part);
  stdin.end(() => fed?.());
}

/** The processes that are in a process group of their own. */
const apart = new WeakSet<ChildProcess>();

type Start = Pick<GitCall, 'cwd' | 'env' | 'mayAsk'>;

/** Starts git with pipes. */
export function spawnGit(args: readonly string[], start: Start): ChildProcessWithoutNullStreams {
  return inOwnGroup(start, (options) =>
    spawn('git', [...GIT_SETTINGS, ...args], { ...options, stdio: 'pipe' }),
  );
}

/** The same with an empty input: a pipe for it would take a millisecond. */
function spawnWithoutInput(args: readonly string[], start: Start) {
  return inOwnGroup(start, (options) =>
    spawn('git', [...GIT_SETTINGS, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
}

function inOwnGroup<Child extends ChildProcess>(
  { cwd, env, mayAsk = false }: Start,
  begin: (options: SpawnOptionsWithoutStdio) => Child,
): Child {
  // In its own process group, so that a record is written even if Ctrl-C ended the run.
  // A program that asks at the terminal has to be in the terminal's process group.
  const mayBeAsked = mayAsk && (process.stdin.isTTY === true || process.stderr.isTTY === true);
  const detached = !mayBeAsked && process.platform !== 'win32';
  const child = begin({ cwd, detached, windowsHide: true, env: gitEnvironment(env) });
  if (detached) apart.add(child);
  return child;
}

/** Ends the slow git processes with everything that they started. Their writes are atomic. */
export function endSlowGit(): void {
  for (const child of slow) endGit(child);
}

/** Ends a git process with everything that it started. */
export function endGit(child: ChildProcess): void {
  try {
    if (apart.has(child) && child.pid !== undefined) {
      process.kill(-child.pid, 'SIGKILL');
    }
  } catch {
    // It is in the group of this process, or it has ended.
  }
  child.kill('SIGKILL');
  // A program that git started may keep these open.
  for (const stream of child.stdio) stream?.destroy();
}

/** The most useful line of git's error output, without its prefix. */
export function complaint({ stderr, code }: Pick<GitOutcome, 'stderr' | 'code'>): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const worst = lines.find((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1);
  return worst?.replace(/^(fatal|error): /, '').trim() ?? `git ended with ${code}`;
}

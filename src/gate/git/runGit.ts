/** Runs git. Its words come back in English, whatever the person's language, as some of them have to be read. */
import { spawn } from 'node:child_process';

export interface GitCall {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** What git reads: text goes to it this way, never as an argument. */
  input?: string | undefined;
  /** Milliseconds until it is killed; half a minute, unless said. */
  timeout?: number;
  /** It may ask for a passphrase at the terminal. Then Ctrl-C reaches it, which it does not otherwise. */
  mayAsk?: boolean;
}

export interface GitOutcome {
  /** The exit code; `undefined` where git did not start, was killed or ran out of time. */
  code: number | undefined;
  /** What it wrote, as text and as it came. */
  stdout: string;
  bytes: Buffer;
  stderr: string;
}

/** Runs one git command to its end. Never rejects. */
export function runGit(args: readonly string[], call: GitCall): Promise<GitOutcome> {
  const { cwd, env, input = '', timeout = 30_000, mayAsk = false } = call;
  return new Promise((resolve) => {
    // A group of its own: a record is written even when Ctrl-C ended the run.
    const apart = !mayAsk && process.platform !== 'win32';
    const child = spawn('git', [...args], {
      cwd,
      stdio: 'pipe',
      detached: apart,
      windowsHide: true,
      // Nothing that `git replace` put in the place of a commit is taken for it.
      env: { ...env, LC_ALL: 'C', LANGUAGE: 'C', GIT_NO_REPLACE_OBJECTS: '1' },
    });
    const [out, errors]: [Buffer[], Buffer[]] = [[], []];
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    const done = (code: number | null, trouble = '') => {
      clearTimeout(timer);
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
    // It may end without having read everything; its exit code tells.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** The line of git's complaint that says most, without what stands before it. */
export function complaint({ stderr, code }: GitOutcome): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const worst = lines.find((line) => /^(fatal|error): /.test(line)) ?? lines.at(-1);
  return worst?.replace(/^(fatal|error): /, '').trim() ?? `git ended with ${code}`;
}

/** Whether an SSH key may sign now. Git only checks the time that the signer wrote into the signed object. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type GitCall, runGit } from '../git/runGit.ts';

interface Key {
  /** The signature in the format of ssh-keygen; it names the key. */
  armour: string;
  /** The signer that git found. */
  principal: string;
  /** The file of allowed signers: see ssh-keygen(1). */
  allowedSigners: string;
  now: Date;
}

/** Asks `ssh-keygen -Y find-principals` who owns the key now. */
export async function isValidNow(
  { armour, principal, allowedSigners, now }: Key,
  { cwd, env }: Pick<GitCall, 'cwd' | 'env'>,
): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), 'belay-key-'));
  try {
    const file = path.join(folder, 'signature');
    await writeFile(file, `${armour}\n`);
    const configured = await runGit(['config', '--type=path', 'gpg.ssh.program'], { cwd, env });
    const program = configured.code === 0 ? configured.stdout.trim() : 'ssh-keygen';
    const args = ['-Y', 'find-principals', '-s', file, '-f', allowedSigners];
    const found = await outputOf(program, [...args, `-Overify-time=${localTime(now)}`], cwd, env);
    return found.split(/\r?\n/).includes(principal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `20261124143000`, in the zone of the machine, as ssh-keygen reads it. */
function localTime(time: Date): string {
  const parts = [
    time.getMonth() + 1,
    time.getDate(),
    time.getHours(),
    time.getMinutes(),
    time.getSeconds(),
  ];
  return `${time.getFullYear()}${parts.map((part) => String(part).padStart(2, '0')).join('')}`;
}

/** The output of a program; empty if it fails. */
function outputOf(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', () => resolve(''));
    child.on('close', (code) => resolve(code === 0 ? output : ''));
  });
}

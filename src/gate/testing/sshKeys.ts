/** For tests: SSH keys without a passphrase, in a temporary folder. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface SshKeys extends Disposable {
  /** The variables with which git signs with a key, as a person has it in the global settings. There may be no such key. */
  signingWith(name: string): NodeJS.ProcessEnv;
  /** The text of a public key. */
  keyOf(name: string): string;
}

/** Makes a key for each name. */
export function sshKeys(...names: string[]): SshKeys {
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-keys-'));
  for (const name of names) {
    const key = path.join(folder, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', key]);
  }
  const fileOf = (name: string) => path.join(folder, `${name}.pub`);
  return {
    signingWith: (name) => ({
      ...{ GIT_CONFIG_COUNT: '2', GIT_CONFIG_KEY_0: 'gpg.format', GIT_CONFIG_VALUE_0: 'ssh' },
      ...{ GIT_CONFIG_KEY_1: 'user.signingKey', GIT_CONFIG_VALUE_1: fileOf(name) },
    }),
    keyOf: (name) => readFileSync(fileOf(name), 'utf8'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

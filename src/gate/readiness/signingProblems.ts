/** Whether an answer that is signed here would count at the gate. */
import path from 'node:path';
import { objectionToSignature } from '../answers.ts';
import { runGit } from '../git/runGit.ts';
import type { AnswerRecord } from '../records/model.ts';
import { signRecord } from '../records/signature.ts';
import type { Problem } from './problem.ts';
import type { Subject } from './subject.ts';

/**
 * Signs a text that is thrown away, and checks its signature as the gate does. It is tried if answers have to be
 * signed, or if git has a signing key. Git may ask for a passphrase.
 */
export async function signingProblems(subject: Subject): Promise<Problem[]> {
  const { config } = subject;
  const key = await setting(subject, 'user.signingKey');
  const trial = config.requireSigned || key ? await trySignature(subject, key) : undefined;
  return [
    ...(!config.requireSigned && Object.keys(config.people).length > 0 ? [UNSIGNED] : []),
    ...(trial ? [trial] : []),
  ];
}

const UNSIGNED: Problem = {
  code: 'roles-unsigned',
  severity: 'warning',
  message: 'Anyone can set any e-mail address in git, and roles depend on it.',
  fix: 'Write "requireSigned": true in belay.json, so that answers have to be signed.',
};

async function trySignature(
  subject: Subject,
  key: string | undefined,
): Promise<Problem | undefined> {
  const { config, env, root, rules } = subject;
  const { email } = subject.git;
  const now = new Date();
  const sample: AnswerRecord = {
    version: 1,
    kind: 'answer',
    project: config.project,
    ...(email !== undefined && { by: email }),
    // No rule has this id, so nobody could use the record as an answer.
    rule: '',
    text: 'Would a signature count?',
    answer: 'yes',
    digest: rules.digest,
    at: now.toISOString(),
  };
  const signed = await signRecord(sample, { cwd: root, env });
  if (!signed.ok) {
    return key === undefined
      ? problem(
          config.requireSigned,
          'no signing key is set in git',
          'Set `git config user.signingKey`; for SSH keys also `git config gpg.format ssh`.',
        )
      : problem(
          config.requireSigned,
          `git cannot sign: ${signed.reason}`,
          'Check `git config user.signingKey` and `git config gpg.format` until `git commit -S` works.',
        );
  }
  const world = { env, clock: () => now };
  const objection = await objectionToSignature(signed.record, { root }, world);
  if (objection === undefined) return undefined;
  const isSsh = signed.record.signature?.includes('-----BEGIN SSH SIGNATURE-----') === true;
  const fix = isSsh
    ? await signersFix(subject, key)
    : 'Import the public key with `gpg --import`, and trust it; its address has to be the one of `git config user.email`.';
  return problem(config.requireSigned, objection, fix);
}

/** A machine that only deploys needs no key, so this never prevents a go. */
function problem(required: boolean, reason: string, fix: string): Problem {
  const message = required
    ? `Answers have to be signed, but one that you sign here would not count: ${reason}.`
    : `If answers had to be signed, one that you sign here would not count: ${reason}.`;
  return { code: 'signing', severity: 'warning', message, fix };
}

/** What to write where, so that an SSH key counts for the address of the person in git. */
async function signersFix(subject: Subject, key: string | undefined): Promise<string> {
  const file =
    (await setting(subject, 'gpg.ssh.allowedSignersFile')) ??
    path.posix.join('.belay', 'allowed_signers');
  const who = subject.git.email ?? 'the address of `git config user.email`';
  const what =
    key === undefined || /^(?:key::|ssh-)/.test(key)
      ? 'the public key'
      : `the text of ${key.replace(/(?:\.pub)?$/, '.pub')}`;
  return `Write a line into ${file}: ${who}, a space, and ${what}.`;
}

async function setting({ root, env }: Subject, name: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(['config', '--get', name], { cwd: root, env });
  return code === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

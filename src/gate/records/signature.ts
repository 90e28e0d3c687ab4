/**
 * Signed answers. Git signs, and git checks: with OpenPGP, X.509 or SSH keys, as the person's own `gpg.format` and
 * `user.signingKey` say. What it signs is a commit object whose message is the record, and whose text is kept in the
 * record; it is in no history.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '../../text/canonicalJson.ts';
import { complaint, type GitCall, runGit } from '../git/runGit.ts';
import type { AnswerRecord } from './model.ts';

/** Where a project may list who signs with which SSH key, as ssh-keygen(1) has it; from the folder of `belay.json`. */
const SIGNERS_FILE = path.join('.belay', 'allowed_signers');

/** Reasons are the ends of sentences. */
export type Signed = { ok: true; record: AnswerRecord } | { ok: false; reason: string };
export type Verified = { ok: true; signer: string } | { ok: false; reason: string };

type Repository = Pick<GitCall, 'cwd' | 'env'>;

/** Has git sign a record, as its user would sign a commit. It may ask for a passphrase. */
export async function signAnswer(record: AnswerRecord, repository: Repository): Promise<Signed> {
  return inOwnObjects(repository, async (own) => {
    const tree = await runGit(['hash-object', '-t', 'tree', '--stdin'], own);
    if (tree.code !== 0) return { ok: false, reason: complaint(tree) };
    const utf8 = ['-c', 'i18n.commitEncoding=UTF-8'];
    const args = [...utf8, 'commit-tree', '-S', '-F', '-', tree.stdout.trim()];
    const input = messageOf(record);
    const made = await runGit(args, { ...own, input, timeout: 300_000, mayAsk: true });
    if (made.code !== 0) return { ok: false, reason: complaint(made) };
    const text = await runGit(['cat-file', 'commit', made.stdout.trim()], own);
    if (text.code !== 0) return { ok: false, reason: complaint(text) };
    return { ok: true, record: { ...record, signature: text.stdout } };
  });
}

/**
 * Has git check a record's signature. Only one that git calls good counts: by a key that is trusted, and neither
 * expired nor revoked.
 *
 * @returns the address of the signer: the user id of an OpenPGP key, the principal of an SSH key.
 */
export async function verifyAnswer(
  record: AnswerRecord,
  repository: Repository,
): Promise<Verified> {
  const { signature } = record;
  if (signature === undefined) return { ok: false, reason: 'it is not signed' };
  const begin = signature.indexOf('\n\n');
  if (begin < 0 || signature.slice(begin + 2) !== messageOf(record)) {
    return { ok: false, reason: 'its signature is for something else' };
  }
  return inOwnObjects(repository, async (own) => {
    const args = ['hash-object', '-t', 'commit', '-w', '--stdin'];
    const commit = await runGit(args, { ...own, input: signature });
    if (commit.code !== 0) return { ok: false, reason: 'its signature is none that git can read' };
    const signers = await signersOption(own);
    const format = ['log', '-1', '--no-color', '--format=%G?%n%GS'];
    const checked = await runGit([...signers, ...format, commit.stdout.trim()], own);
    const [verdict = '', name = ''] = checked.stdout.split('\n');
    if (checked.code !== 0 || verdict !== 'G') {
      return { ok: false, reason: VERDICTS[verdict] ?? VERDICTS['E'] ?? '' };
    }
    const signer = /<([^<>]+)>$/.exec(name)?.[1] ?? name;
    return { ok: true, signer: signer.toLowerCase() };
  });
}

/** As git's `%G?` has them. */
const VERDICTS: Readonly<Record<string, string>> = {
  B: 'its signature is bad',
  U: 'nothing says that the key of its signature is to be trusted',
  X: 'its signature has expired',
  Y: 'the key of its signature has expired',
  R: 'the key of its signature was revoked',
  E: 'its signature cannot be checked here',
  N: 'git finds no good signature by a key that it knows',
};

function messageOf({ signature: _, ...record }: AnswerRecord): string {
  return `${canonicalJson(record)}\n`;
}

/** What the machine says of keys comes first, then what the project says. */
async function signersOption({ cwd, env }: Repository): Promise<string[]> {
  const configured = await runGit(['config', 'gpg.ssh.allowedSignersFile'], { cwd, env });
  const file = path.join(cwd, SIGNERS_FILE);
  if (configured.code === 0 || !existsSync(file)) return [];
  return ['-c', `gpg.ssh.allowedSignersFile=${file}`];
}

/** Keeps the objects that are needed for a moment out of the repository. */
async function inOwnObjects<Result>(
  { cwd, env }: Repository,
  work: (own: Repository) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'belay-signature-'));
  try {
    return await work({ cwd, env: { ...env, GIT_OBJECT_DIRECTORY: folder } });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

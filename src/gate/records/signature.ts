/**
 * Signs records, and checks signatures, with git: by OpenPGP, X.509 or SSH keys, as the person's `gpg.format` and
 * `user.signingKey` say. The signed object is a commit in no history, whose message is the record, and
 * whose text is stored in the record.
 *
 * Git signs commits for many reasons, and a commit may have any message: somebody could be tricked into signing one (with a
 * cherry-pick, for example) that looks like a record. So the object must have a form that git creates for nothing else: an empty tree,
 * no parents, and Belay's own author and encoding.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '../../text/canonicalJson.ts';
import { complaint, type GitCall, runGit } from '../git/runGit.ts';
import type { SignedRecord } from './model.ts';
import { isValidNow } from './sshKeyNow.ts';

/** The optional file of allowed SSH signers (see ssh-keygen(1)), relative to the folder of `belay.json`. */
const SIGNERS_FILE = path.join('.belay', 'allowed_signers');
const AUTHOR = { GIT_AUTHOR_NAME: 'Belay record', GIT_AUTHOR_EMAIL: 'record@belay.invalid' };
const ENCODING = 'belay-record-1';
/** The header of the object up to its signature, which is the only other field. The tree is empty, as SHA-1 or SHA-256. */
const HEAD =
  /^tree (?:4b825dc642cb6eb9a060e54bf8d69288fbee4904|6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321)\nauthor Belay record <record@belay\.invalid> \d+ [+-]\d{4}\ncommitter [^\n]* \d+ [+-]\d{4}\nencoding belay-record-1\n(?:gpgsig|gpgsig-sha256) ([^\n]*(?:\n [^\n]*)*)$/;

/** Reasons are the ends of sentences. */
export type Signed<Kind> = { ok: true; record: Kind } | { ok: false; reason: string };
export type Verified = { ok: true; signer: string } | { ok: false; reason: string };

type Repository = Pick<GitCall, 'cwd' | 'env'>;

/** Signs a record with git, like a commit of the user. It may ask for a passphrase. */
export async function signRecord<Kind extends SignedRecord>(
  record: Kind,
  repository: Repository,
): Promise<Signed<Kind>> {
  return inOwnObjects(repository, async (own) => {
    const tree = await runGit(['hash-object', '-t', 'tree', '--stdin'], own);
    if (tree.code !== 0) return { ok: false, reason: complaint(tree) };
    const args = ['-c', `i18n.commitEncoding=${ENCODING}`, 'commit-tree', '-S', '-F', '-'];
    const made = await runGit([...args, tree.stdout.trim()], {
      cwd: own.cwd,
      env: { ...own.env, ...AUTHOR },
      input: messageOf(record),
      timeout: 300_000,
      mayAsk: true,
    });
    if (made.code !== 0) return { ok: false, reason: complaint(made) };
    const text = await runGit(['cat-file', 'commit', made.stdout.trim()], own);
    if (text.code !== 0) return { ok: false, reason: complaint(text) };
    return { ok: true, record: { ...record, signature: text.stdout } };
  });
}

/**
 * Checks a record's signature with git. Only a good one counts: by a key that is trusted, and neither
 * expired nor revoked, both at the time that the signer gives and now.
 *
 * @param now the machine's clock; the signer chooses the other time.
 * @param signers replaces the text of the project's file of allowed signers, but not the machine's own file.
 * @returns the address of the signer: the user id of an OpenPGP key, the principal of an SSH key.
 */
export async function verifyRecord(
  record: SignedRecord,
  repository: Repository,
  now: Date,
  signers?: string,
): Promise<Verified> {
  const { signature } = record;
  if (signature === undefined) return { ok: false, reason: 'it is not signed' };
  const begin = signature.indexOf('\n\n');
  const head = HEAD.exec(signature.slice(0, Math.max(begin, 0)));
  if (!head || signature.slice(begin + 2) !== messageOf(record)) {
    return { ok: false, reason: 'its signature is for something else' };
  }
  return inOwnObjects(repository, async (own) => {
    const args = ['hash-object', '-t', 'commit', '-w', '--stdin'];
    const commit = await runGit(args, { ...own, input: signature });
    if (commit.code !== 0) return { ok: false, reason: 'git cannot read its signature' };
    const file = await signersFile(own, signers);
    const settings = file.own ? ['-c', `gpg.ssh.allowedSignersFile=${file.path}`] : [];
    const format = ['log', '-1', '--no-color', '--format=%G?%n%GS'];
    const checked = await runGit([...settings, ...format, commit.stdout.trim()], own);
    const [verdict = '', name = ''] = checked.stdout.split('\n');
    if (checked.code !== 0 || verdict !== 'G') {
      return { ok: false, reason: VERDICTS[verdict] ?? VERDICTS['E'] ?? '' };
    }
    const armour = (head[1] ?? '').replaceAll('\n ', '\n');
    if (armour.startsWith('-----BEGIN SSH SIGNATURE-----')) {
      const key = { armour, principal: name, allowedSigners: file.path, now };
      if (!(await isValidNow(key, own))) {
        return { ok: false, reason: 'the key of its signature is not valid any more' };
      }
    }
    const signer = /<([^<>]+)>$/.exec(name)?.[1] ?? name;
    return { ok: true, signer: signer.toLowerCase() };
  });
}

/** As git's `%G?` has them. */
const VERDICTS: Readonly<Record<string, string>> = {
  B: 'its signature is bad',
  U: 'the key of its signature is not trusted',
  X: 'its signature has expired',
  Y: 'the key of its signature has expired',
  R: 'the key of its signature was revoked',
  E: 'its signature cannot be checked here',
  N: 'git finds no good signature by a known key',
};

function messageOf({ signature: _, ...record }: SignedRecord): string {
  return `${canonicalJson(record)}\n`;
}

/** The machine's list of SSH keys comes first, then the project's. */
async function signersFile(
  { cwd, env }: Repository,
  signers: string | undefined,
): Promise<{ path: string; own: boolean }> {
  const args = ['config', '--type=path', 'gpg.ssh.allowedSignersFile'];
  const configured = await runGit(args, { cwd, env });
  const own = path.join(cwd, SIGNERS_FILE);
  if (configured.code === 0)
    return { path: path.resolve(cwd, configured.stdout.trim()), own: false };
  if (signers !== undefined) {
    // The folder of the objects goes away with them.
    const file = path.join(env['GIT_OBJECT_DIRECTORY'] ?? cwd, 'allowed_signers');
    await writeFile(file, signers);
    return { path: file, own: true };
  }
  return { path: own, own: existsSync(own) };
}

/** Keeps temporary objects out of the repository. */
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

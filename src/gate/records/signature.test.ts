/** Signatures of records, with real keys, git and ssh-keygen. What Belay itself would not sign is made by git alone. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../text/canonicalJson.ts';
import { gitEnvironment } from '../testing/deployingProject.ts';
import { type GitRepository, gitRepository } from '../testing/gitRepository.ts';
import { answerRecord } from '../testing/records.ts';
import type { AnswerRecord } from './model.ts';
import { signRecord, verifyRecord } from './signature.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const RECORD = answerRecord();
/** The text that is signed for a record. */
const MESSAGE = `${canonicalJson(RECORD)}\n`;
const RECORD_AUTHOR = {
  GIT_AUTHOR_NAME: 'Belay record',
  GIT_AUTHOR_EMAIL: 'record@belay.invalid',
};
const RECORD_ENCODING = ['-c', 'i18n.commitEncoding=belay-record-1'];

let repository: GitRepository;
let key: string;
let env: NodeJS.ProcessEnv;
beforeAll(() => {
  repository = gitRepository();
  const file = path.join(repository.root, 'ada');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  key = execFileSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' }).trim();
  repository.git('config', 'gpg.format', 'ssh');
  repository.git('config', 'user.signingKey', `${file}.pub`);
  repository.commit();
  writeFileSync(path.join(repository.root, 'code.py'), 'print()\n');
  repository.git('add', 'code.py');
  repository.git('commit', '--quiet', '--message', 'Code');
  env = gitEnvironment();
});
afterAll(() => repository[Symbol.dispose]());

/** A commit that is signed by Ada's key, as text. */
function signedCommit(
  message: string,
  {
    settings = RECORD_ENCODING,
    variables = RECORD_AUTHOR as NodeJS.ProcessEnv,
    tree = 'empty',
    parents = [] as string[],
  } = {},
): string {
  const git = (args: string[], input = '') =>
    execFileSync('git', args, {
      ...{ cwd: repository.root, input, encoding: 'utf8' as const },
      env: { ...env, ...variables },
    });
  const id = tree === 'empty' ? git(['hash-object', '-t', 'tree', '-w', '--stdin']).trim() : tree;
  const made = git([...settings, 'commit-tree', '-S', '-F', '-', ...parents, id], message);
  return git(['cat-file', 'commit', made.trim()]);
}

const check = (signature: string, options: string, record: AnswerRecord = RECORD) =>
  verifyRecord(
    { ...record, signature },
    { cwd: repository.root, env },
    NOW,
    `ada@shop.example ${options}${key}\n`,
  );

test('what Belay signs is good, and names the signer', async () => {
  const signed = await signRecord(RECORD, { cwd: repository.root, env });
  expect(signed.ok && (await check(signed.record.signature ?? '', ''))).toEqual({
    ok: true,
    signer: 'ada@shop.example',
  });
});

describe('a key has to be valid now and at the time that the signer gives', () => {
  test.each([
    ['is still valid', 'valid-before="20270101" ', '2026-11-26T11:00:00Z', true],
    ['has expired', 'valid-before="20260101" ', '2026-11-26T11:00:00Z', false],
    [
      'has expired, with a date before that',
      'valid-before="20260101" ',
      '2025-06-01T00:00:00Z',
      false,
    ],
    [
      'is not valid yet, with a date after that',
      'valid-after="20270101" ',
      '2027-06-01T00:00:00Z',
      false,
    ],
    ['is for files alone', 'namespaces="file" ', '2026-11-26T11:00:00Z', false],
  ])('a key that %s', async (_, options, date, isGood) => {
    const variables = { ...RECORD_AUTHOR, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    expect(await check(signedCommit(MESSAGE, { variables }), options)).toMatchObject({
      ok: isGood,
    });
  });
});

describe('a commit that its author signed for another purpose is no answer, though its message is a record', () => {
  test.each<[string, () => string]>([
    [
      'an ordinary commit',
      () =>
        signedCommit(MESSAGE, {
          settings: [],
          variables: {},
          tree: 'HEAD^{tree}',
          parents: ['-p', 'HEAD^'],
        }),
    ],
    ['a commit with a parent', () => signedCommit(MESSAGE, { parents: ['-p', 'HEAD^'] })],
    ['a commit with files', () => signedCommit(MESSAGE, { tree: 'HEAD^{tree}' })],
    ['a commit by a person', () => signedCommit(MESSAGE, { variables: {} })],
    ['a commit in the usual encoding', () => signedCommit(MESSAGE, { settings: [] })],
    ['a record with the opposite answer', () => signedCommit(MESSAGE.replace('"yes"', '"no"'))],
  ])('%s', async (_, commit) => {
    expect(await check(commit(), '')).toEqual({
      ok: false,
      reason: 'its signature is for something else',
    });
  });

  test('the same object in the form of a record is one', async () => {
    expect(await check(signedCommit(MESSAGE), '')).toMatchObject({ ok: true });
  });
});

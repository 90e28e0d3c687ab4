import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { gitEnvironment } from '../../testing/deployingProject.ts';
import { type GitRepository, gitRepository } from '../../testing/gitRepository.ts';
import { answerRecord } from '../../testing/records.ts';
import { nameOf } from '../model.ts';
import { forgetRecord } from './forget.ts';
import { notesLedger } from './notesLedger.ts';
import { syncNotes } from './sync.ts';

/** As many as write at once. `npm run stress` has more. */
const WRITERS = process.env['BELAY_STRESS'] === undefined ? [1, 2, 3, 4] : [1, 2, 3, 4, 5, 6, 7, 8];

let origin: GitRepository;
let commit: string;
beforeEach(() => {
  const work = gitRepository();
  commit = work.commit();
  origin = gitRepository(work.root, '--bare');
  return () => {
    work[Symbol.dispose]();
    origin[Symbol.dispose]();
  };
});

const env = gitEnvironment();
const clone = () => gitRepository(origin.root);
const sync = ({ root }: GitRepository) => syncNotes({ cwd: root, env }, 'origin');
const ledgerOf = ({ root }: GitRepository) => notesLedger({ cwd: root, env }, 'ada@shop.example');
const write = (repository: GitRepository, rule: string) =>
  ledgerOf(repository).append(answerRecord({ commit, rule }));
async function rulesIn(repository: GitRepository): Promise<string[]> {
  const { records, passedOver } = await ledgerOf(repository).read(commit);
  expect(passedOver).toBe(0);
  return records.map((record) => (record.kind === 'answer' ? record.rule : '')).sort();
}

test('what was written on both sides is on both', async () => {
  using ada = clone();
  using bob = clone();
  await write(ada, 'a');
  expect(await sync(ada)).toEqual({ came: 0, went: 1 });
  await write(bob, 'b');
  expect(await sync(bob)).toEqual({ came: 1, went: 1 });
  expect(await sync(ada)).toEqual({ came: 1, went: 0 });
  expect(await sync(ada)).toEqual({ came: 0, went: 0 });
  for (const each of [ada, bob, origin]) expect(await rulesIn(each)).toEqual(['a', 'b']);
  expect(ada.git('for-each-ref', '--format=%(refname)', 'refs/notes')).toBe(
    'refs/notes/belay\nrefs/notes/remotes/origin/belay',
  );
});

test('a record that somebody removed from the remote is pushed again, and counted', async () => {
  using ada = clone();
  await write(ada, 'a');
  await write(ada, 'b');
  await sync(ada);
  origin.git('update-ref', 'refs/notes/belay', 'refs/notes/belay~1');
  expect(await sync(ada)).toEqual({ came: 0, went: 1, gone: 1 });
  expect(await rulesIn(origin)).toEqual(['a', 'b']);
  expect(await sync(ada)).toEqual({ came: 0, went: 0 });
});

test('without records there is nothing to do', async () => {
  using ada = clone();
  expect(await sync(ada)).toEqual({ came: 0, went: 0 });
});

test('clones that write and sync at the same time lose no record', async () => {
  const clones = WRITERS.map(clone);
  await Promise.all(
    clones.map(async (each, index) => {
      await write(each, `${index}-a`);
      await sync(each);
      await write(each, `${index}-b`);
      await sync(each);
    }),
  );
  const all = WRITERS.flatMap((_, index) => [`${index}-a`, `${index}-b`]);
  expect(await rulesIn(origin)).toEqual(all);
  for (const each of clones) each[Symbol.dispose]();
});

test('several simultaneous writers in one clone lose no record while others push', async () => {
  using ada = clone();
  using bob = clone();
  await write(bob, 'bob');
  await Promise.all([
    sync(bob),
    ...WRITERS.map(async (number) => {
      await write(ada, `ada-${number}`);
      await sync(ada);
    }),
  ]);
  await sync(ada);
  const all = [...WRITERS.map((number) => `ada-${number}`), 'bob'];
  for (const each of [ada, origin]) expect(await rulesIn(each)).toEqual(all);
});

test('a record that somebody removed at the remote comes back', async () => {
  using ada = clone();
  await write(ada, 'a');
  await sync(ada);
  origin.git('notes', '--ref', 'belay', 'remove', commit);
  await sync(ada);
  for (const each of [ada, origin]) expect(await rulesIn(each)).toEqual(['a']);
});

test('a remote whose history was rewritten is merged, never overwritten', async () => {
  using ada = clone();
  using bob = clone();
  await write(ada, 'a');
  await sync(ada);
  await write(bob, 'b');
  bob.git('push', '--force', 'origin', 'refs/notes/belay');
  await sync(ada);
  for (const each of [ada, origin]) expect(await rulesIn(each)).toEqual(['a', 'b']);
});

test('a clone that lacks the commits of others keeps their records', async () => {
  using ada = clone();
  const other = ada.commit();
  await ledgerOf(ada).append(answerRecord({ commit: other, rule: 'far' }));
  await sync(ada);
  using bob = clone();
  await write(bob, 'near');
  await sync(bob);
  await sync(ada);
  expect((await ledgerOf(ada).readAll()).records).toHaveLength(2);
});

test('a hook that holds pushes of code does not hold records', async () => {
  using ada = clone();
  const hook = path.join(ada.root, '.git/hooks/pre-push');
  writeFileSync(hook, '#!/bin/sh\nexit 1\n');
  chmodSync(hook, 0o755);
  await write(ada, 'a');
  await sync(ada);
  expect(await rulesIn(origin)).toEqual(['a']);
});

describe('if it cannot sync, it says why, and keeps the local records', () => {
  test.each<[string, (ada: GitRepository) => void, RegExp]>([
    [
      'a remote that is gone',
      () => rmSync(origin.root, { recursive: true }),
      /does not (exist|appear)/,
    ],
    [
      'a remote that refuses',
      () => {
        const hook = path.join(origin.root, 'hooks/pre-receive');
        writeFileSync(hook, '#!/bin/sh\necho no records here >&2\nexit 1\n');
        chmodSync(hook, 0o755);
      },
      /failed to push|declined/,
    ],
  ])('%s', async (_, change, message) => {
    using ada = clone();
    await write(ada, 'a');
    change(ada);
    await expect(sync(ada)).rejects.toThrow(message);
    expect(await rulesIn(ada)).toEqual(['a']);
  });
});

describe('records that git itself would lose', () => {
  test('a fetch that overwrites the notes takes no record away', async () => {
    using ada = clone();
    await write(ada, 'a');
    await sync(ada);
    ada.git('config', '--add', 'remote.origin.fetch', '+refs/notes/*:refs/notes/*');
    await write(ada, 'b');
    ada.git('fetch', '--quiet');
    expect(await rulesIn(ada)).toEqual(['a', 'b']);
    await write(ada, 'c');
    ada.git('update-ref', '-d', 'refs/notes/belay');
    expect((await ledgerOf(ada).readAll()).records).toHaveLength(3);
    expect(await sync(ada)).toEqual({ came: 0, went: 2 });
    expect(await rulesIn(origin)).toEqual(['a', 'b', 'c']);
  });

  test('a partial clone fetches what it lacks, and merges all of it', async () => {
    origin.git('config', 'uploadpack.allowFilter', 'true');
    origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    using ada = clone();
    await write(ada, 'a');
    await sync(ada);
    using partial = gitRepository(`file://${origin.root}`, '--filter=blob:none');
    partial.git('fetch', '--quiet', 'origin', 'refs/notes/belay:refs/notes/belay');
    await write(ada, 'b');
    await sync(ada);
    await write(partial, 'c');
    expect(await sync(partial)).toEqual({ came: 1, went: 1 });
    expect(await rulesIn(origin)).toEqual(['a', 'b', 'c']);
    expect(await rulesIn(partial)).toEqual(['a', 'b', 'c']);
  });
});

test('a forgotten record is removed everywhere, including from the history, and does not come back', async () => {
  using ada = clone();
  using bob = clone();
  const secret = 'rule-with-a-secret';
  await write(ada, 'a');
  await write(ada, secret);
  await sync(ada);
  await sync(bob);
  await write(bob, 'b');
  const { records } = await ledgerOf(ada).read(commit);
  const name = nameOf(
    records.find((each) => each.kind === 'answer' && each.rule === secret) ?? (records[0] as never),
  );
  const forgetting = { reason: 'a secret', by: 'ada@shop.example', at: new Date() };
  const place = { cwd: ada.root, env };
  expect(await forgetRecord(place, 'sha256-none', forgetting)).toBeUndefined();
  expect(await forgetRecord(place, name.slice(0, 20), forgetting)).toMatchObject({
    kind: 'forgotten',
    record: name,
    was: 'answer',
  });
  await sync(ada);
  await sync(bob);
  await sync(ada);
  for (const each of [ada, bob, origin]) {
    expect((await rulesIn(each)).filter(Boolean)).toEqual(['a', 'b']);
    expect(each.git('log', '-p', 'refs/notes/belay')).not.toContain(secret);
  }
});

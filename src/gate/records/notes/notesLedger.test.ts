import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitEnvironment } from '../../testing/deployingProject.ts';
import { type GitRepository, gitRepository } from '../../testing/gitRepository.ts';
import { answerRecord } from '../../testing/records.ts';
import { notesLedger } from './notesLedger.ts';

const ledgerOf = ({ root }: GitRepository) =>
  notesLedger({ cwd: root, env: gitEnvironment() }, 'ada@shop.example');
const rulesOf = (records: readonly { rule?: string }[]) => records.map(({ rule }) => rule).sort();

test('a record is a line of the note on its commit, and comes back', async () => {
  using repository = gitRepository();
  const [first, second] = [repository.commit(), repository.commit()];
  const ledger = ledgerOf(repository);
  expect((await ledger.read(first)).records).toEqual([]);
  const records = [
    answerRecord({ commit: first, rule: 'a' }),
    answerRecord({ commit: first, rule: 'b' }),
    answerRecord({ commit: second, rule: 'c', text: 'Ist „ß“ da?\n' }),
  ];
  let calls = 0;
  for (const record of records) await ledger.append(record, () => calls++);
  // While git writes.
  expect(calls).toBe(3);
  expect((await ledger.read(first)).records).toMatchObject(records.slice(0, 2));
  expect((await ledger.readAll()).records.length).toBe(3);
  const note = repository.git('notes', '--ref', 'belay', 'show', second);
  expect(JSON.parse(note)).toMatchObject(records[2] as object);
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('a removed record is noticed by the next record of the clone, on any commit', async () => {
  using repository = gitRepository();
  const [first, second] = [repository.commit(), repository.commit()];
  const ledger = ledgerOf(repository);
  await ledger.append(answerRecord({ commit: first, rule: 'a' }));
  await ledger.append(answerRecord({ commit: first, rule: 'b' }));
  await ledger.append(answerRecord({ commit: second, rule: 'c' }));
  expect(await ledger.missing()).toEqual([]);
  const note = repository.git('notes', '--ref', 'belay', 'show', first).split('\n');
  repository.git('notes', '--ref', 'belay', 'add', '-f', '-m', note[0] ?? '', first);
  repository.git('update-ref', 'refs/belay/records', 'refs/notes/belay');
  expect(await ledger.missing()).toMatchObject([{ commit: first, by: 'ada@shop.example' }]);
});

test('the clone that wrote the last record notices that it was removed, with its time', async () => {
  using repository = gitRepository();
  const commit = repository.commit();
  const ledger = ledgerOf(repository);
  await ledger.append(answerRecord({ commit, rule: 'a' }));
  await ledger.append(answerRecord({ commit, rule: 'b' }));
  expect(await ledger.missing()).toEqual([]);
  repository.git('update-ref', 'refs/notes/belay', 'refs/notes/belay~1');
  repository.git('update-ref', 'refs/belay/records', 'refs/notes/belay');
  expect(await ledger.missing()).toMatchObject([{ commit, at: answerRecord({}).at }]);
});

test('where git made folders of many notes, each is found and the others stay', async () => {
  using repository = gitRepository();
  const [commit] = repository.commitsWithNotes(300, 'by hand') as [string];
  expect(repository.git('ls-tree', '--name-only', 'refs/notes/belay')).toMatch(/^[0-9a-f]{2}$/m);
  const ledger = ledgerOf(repository);
  await ledger.append(answerRecord({ commit }));
  expect(await ledger.read(commit)).toMatchObject({ records: [{ rule: 'a' }], passedOver: 1 });
  expect(await ledger.readAll()).toMatchObject({ records: [{ rule: 'a' }], passedOver: 300 });
});

test('in a repository of SHA-256 as in any other', async () => {
  using repository = gitRepository(undefined, '--object-format=sha256');
  const record = answerRecord({ commit: repository.commit() });
  await ledgerOf(repository).append(record);
  expect((await ledgerOf(repository).read(record.commit)).records).toEqual([record]);
});

test('a large record stays in the pack that git made of it, and comes back', async () => {
  using repository = gitRepository();
  const commit = repository.commit();
  const large = answerRecord({ commit, rule: 'a', text: 'ß'.repeat(1_100_000) });
  await ledgerOf(repository).append(large);
  await ledgerOf(repository).append(answerRecord({ commit, rule: 'b' }));
  const { records } = await ledgerOf(repository).read(commit);
  expect(records).toMatchObject([large, { rule: 'b' }]);
  expect(repository.git('count-objects', '-v')).toMatch(/^packs: 2$/m);
  expect(repository.git('fsck', '--full', '--strict', '--no-dangling')).toBe('');
});

test('many simultaneous writers lose no record', async () => {
  using repository = gitRepository();
  const commit = repository.commit();
  const rules = Array.from({ length: 12 }, (_, index) => `rule-${index}`);
  await Promise.all(
    rules.map((rule) => ledgerOf(repository).append(answerRecord({ commit, rule }))),
  );
  const { records, passedOver } = await ledgerOf(repository).read(commit);
  expect([rulesOf(records as { rule?: string }[]), passedOver]).toEqual([rules.sort(), 0]);
});

describe('earlier failures do not block later writes', () => {
  test('a lock left by a killed writer is removed after a while', async () => {
    using repository = gitRepository();
    const commit = repository.commit();
    await ledgerOf(repository).append(answerRecord({ commit, rule: 'a' }));
    const lock = path.join(repository.root, '.git/refs/notes/belay.lock');
    writeFileSync(lock, '');
    await ledgerOf(repository).append(answerRecord({ commit, rule: 'b' }));
    const { records } = await ledgerOf(repository).read(commit);
    expect(rulesOf(records as { rule?: string }[])).toEqual(['a', 'b']);
    expect(existsSync(lock)).toBe(false);
  });

  test('notes that somebody wrote by hand, or spoilt, stay and are passed over', async () => {
    using repository = gitRepository();
    const commit = repository.commit();
    repository.git('notes', '--ref', 'belay', 'add', '-m', 'I was here', commit);
    await ledgerOf(repository).append(answerRecord({ commit }));
    expect(await ledgerOf(repository).read(commit)).toMatchObject({
      records: [{ rule: 'a' }],
      passedOver: 1,
    });
    expect(repository.git('notes', '--ref', 'belay', 'show')).toContain('I was here');
  });
});

describe('where it cannot be written it says why', () => {
  test('a commit that is not there', async () => {
    using repository = gitRepository();
    repository.commit();
    const append = ledgerOf(repository).append(answerRecord({ commit: '1'.repeat(40) }));
    await expect(append).rejects.toThrow(/1111/);
    expect(readdirSync(path.join(repository.root, '.git')).join()).not.toContain('crash');
  });

  test('git that fails', async () => {
    using repository = gitRepository();
    const commit = repository.commit();
    const folder = path.join(repository.root, 'bin');
    repository.git('init', '--quiet', folder);
    writeFileSync(
      path.join(folder, 'git'),
      '#!/bin/sh\necho "fatal: no git today" >&2\nexit 128\n',
    );
    chmodSync(path.join(folder, 'git'), 0o755);
    const env = { ...gitEnvironment(), PATH: folder };
    const ledger = notesLedger({ cwd: repository.root, env }, undefined);
    await expect(ledger.append(answerRecord({ commit }))).rejects.toThrow('no git today');
    await expect(ledger.read(commit)).rejects.toThrow('no git today');
  });
});

import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openObjects } from '../../git/objects.ts';
import { gitEnvironment } from '../../testing/deployingProject.ts';
import { type GitRepository, gitRepository } from '../../testing/gitRepository.ts';
import { answerRecord } from '../../testing/records.ts';
import { codeAt } from '../codeAt.ts';
import { LedgerError } from '../ledgerError.ts';
import { notesLedger } from './notesLedger.ts';
import { notesOn, tipOf, tipsOf } from './notesRef.ts';

/** Both ways to read a repository: a process of git for each question, and one that stays open. */
function bothWays({ root }: GitRepository) {
  const plain = { cwd: root, env: gitEnvironment() };
  const objects = openObjects(plain);
  return { plain, open: { ...plain, objects }, [Symbol.asyncDispose]: () => objects.close() };
}

test.each([
  ['few notes', 3, 'sha1'],
  ['notes in folders', 300, 'sha1'],
  ['a repository of SHA-256', 3, 'sha256'],
])('the same is read by an open process as by many: %s', async (_, count, format) => {
  using repository = gitRepository(undefined, `--object-format=${format}`);
  const commits = repository.commitsWithNotes(count, 'by hand');
  const missing = repository.commit();
  await using ways = bothWays(repository);
  expect(await tipsOf(ways.open)).toEqual(await tipsOf(ways.plain));
  const tip = (await tipOf(ways.open)) ?? '';
  expect(tip).toBe(await tipOf(ways.plain));
  const asked = [...commits.slice(0, 3), missing];
  const texts = await notesOn(ways.open, tip, asked);
  expect(texts).toEqual(['by hand\n', 'by hand\n', 'by hand\n', '']);
  expect(texts).toEqual(await notesOn(ways.plain, tip, asked));
  const code = (objects?: typeof ways.open.objects) =>
    codeAt(missing, repository.root, gitEnvironment(), 'a/b/', objects);
  expect(await code(ways.open.objects)).toBe(await code());
});

test('records that another process writes meanwhile are seen', async () => {
  using repository = gitRepository();
  const commit = repository.commit();
  await using ways = bothWays(repository);
  expect(await tipsOf(ways.open)).toEqual([]);
  const ledger = notesLedger(ways.open, 'ada@shop.example');
  for (const rule of ['a', 'b', 'c']) {
    await notesLedger(ways.plain, undefined).append(answerRecord({ commit, rule }));
    await ledger.append(answerRecord({ commit, rule: `${rule}2` }));
  }
  expect(
    (await ledger.read(commit)).records.map((record) => 'rule' in record && record.rule),
  ).toEqual(['a', 'a2', 'b', 'b2', 'c', 'c2']);
});

test('a lost note is an error, and not a note that is not there', async () => {
  using repository = gitRepository();
  const commit = repository.commit();
  const plain = { cwd: repository.root, env: gitEnvironment() };
  await notesLedger(plain, undefined).append(answerRecord({ commit }));
  const blob = repository.git('rev-parse', `refs/notes/belay:${commit}`);
  const file = path.join(repository.root, '.git/objects', blob.slice(0, 2), blob.slice(2));
  rmSync(file);
  await using ways = bothWays(repository);
  await expect(notesLedger(ways.open, undefined).read(commit)).rejects.toThrow(LedgerError);
  await expect(notesLedger(ways.open, undefined).append(answerRecord({ commit }))).rejects.toThrow(
    LedgerError,
  );
});

test('outside a repository, and after it was closed, nothing is read', async () => {
  using repository = gitRepository();
  await using ways = bothWays(repository);
  await ways.open.objects.close();
  await expect(ways.open.objects.read('HEAD')).rejects.toThrow();
  const objects = openObjects({ cwd: '/', env: gitEnvironment() });
  await expect(objects.read('HEAD')).rejects.toThrow(/not a git repository/);
});

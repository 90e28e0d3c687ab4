/** What the dev server reads after each save is what a new process would read. */
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  incident,
  JOURNAL_YAML,
  temporaryJournal,
} from '../../journal/testing/temporaryJournal.ts';
import { journalReader } from './journalReader.ts';

const A = 'incidents/a.md';
const B = 'incidents/b.md';
const asks = (question: string, before = '') =>
  incident(`Text.\n\n${before}## Before deploy\n\n- ${question}\n`);

// A file that has just changed is always read. After a minute, one in the same state is not.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('after each change to the files, the journal is the same as one that is read for the first time', async () => {
  await using journal = await temporaryJournal({
    [A]: asks('Is it on? Yes.'),
    [B]: asks('Is it full? No.'),
  });
  const { contentDir } = journal;
  const at = (file: string) => path.join(contentDir, file);
  const again = journalReader(contentDir, true);
  const changes: (() => Promise<unknown>)[] = [
    async () => {},
    // The rule moves to another line.
    () => journal.write(A, asks('Is it on? Yes.', 'More.\n\n')),
    // The other note states it, too, then contradicts it, then has an error, then is empty.
    () => journal.write(B, asks('Is it on? Yes.')),
    () => journal.write(B, asks('Is it on? No.')),
    () => journal.write(B, asks('Is it on? Perhaps.')),
    () => journal.write(B, ''),
    () => journal.write(B, asks('Is it full? No.')),
    // As an editor saves.
    async () => {
      await writeFile(at('incidents/.b.md.tmp'), asks('Is it empty? No.'));
      await rename(at('incidents/.b.md.tmp'), at(B));
    },
    () => rename(at(B), at('incidents/c.md')),
    () => rename(at('incidents'), at('checklists')),
    () => rename(at('checklists'), at('incidents')),
    () => journal.write('journal.yaml', JOURNAL_YAML.replace('example.', 'other.')),
    () => journal.write('journal.yaml', 'title: ['),
    () => journal.write('journal.yaml', JOURNAL_YAML),
    () => rm(at(A)),
    () => journal.write(A, asks('Is it on? Yes.')),
  ];
  for (const [index, change] of changes.entries()) {
    await change();
    expect([index, await again()]).toEqual([index, await journalReader(contentDir, false)()]);
  }
});

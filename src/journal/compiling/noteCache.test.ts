import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { CompiledNote, NoteSource } from './compileNote.ts';
import { openNoteCache } from './noteCache.ts';

const settings = {
  words: {
    headings: { 'before-deploy': [], 'after-deploy': [], recovery: [] },
    answers: { yes: [], no: [], so: [] },
  },
  depth: 'pages' as const,
};
const source = (text: string, file = 'a.md'): NoteSource => ({
  path: `incidents/${file}`,
  collection: 'incidents',
  format: 'md',
  text,
});
const compiled: CompiledNote = { path: 'incidents/a.md', links: [], diagnostics: [] };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'belay-cache-test-'));
  const cache = await openNoteCache(settings, folder);
  cache.set(source('one'), compiled);
  cache.set(source('two', 'b.md'), compiled);
  await cache.save();
});

test('the same text is known again, in another process too', async () => {
  const cache = await openNoteCache(settings, folder);
  expect(cache.get(source('one'))).toEqual(compiled);
  expect(cache.get(source('one '))).toBeUndefined();
  expect(cache.get(source('one', 'c.md'))).toBeUndefined();
});

test('other settings do not find it', async () => {
  const words = { ...settings.words, answers: { yes: ['Evet'], no: [], so: [] } };
  const cache = await openNoteCache({ ...settings, words }, folder);
  expect(cache.get(source('one'))).toBeUndefined();
});

test('a truncated or foreign file is ignored', async () => {
  const files = await readdir(folder);
  for (const [index, name] of files.entries()) {
    const file = path.join(folder, name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, index % 2 === 0 ? text.slice(0, -5) : '{"key":1}');
  }
  const cache = await openNoteCache(settings, folder);
  expect(cache.get(source('one'))).toBeUndefined();
  cache.set(source('one'), compiled);
  await cache.save();
  expect((await openNoteCache(settings, folder)).get(source('one'))).toEqual(compiled);
});

test('a note that was not asked for is forgotten', async () => {
  const cache = await openNoteCache(settings, folder);
  cache.get(source('one'));
  await cache.save();
  const again = await openNoteCache(settings, folder);
  expect(again.get(source('one'))).toEqual(compiled);
  expect(again.get(source('two', 'b.md'))).toBeUndefined();
});

test('a file in the state that it was read in is known without its text', async () => {
  const reopened = async () => await openNoteCache(settings, folder);
  const cache = await reopened();
  expect(cache.getUnread('incidents/a.md', 'as before')).toBeUndefined();
  cache.get(source('one'), 'as before');
  cache.set(source('three', 'b.md'), compiled, 'new');
  await cache.save();
  expect((await reopened()).getUnread('incidents/a.md', 'as before')).toEqual(compiled);
  expect((await reopened()).getUnread('incidents/a.md', 'other')).toBeUndefined();
  expect((await reopened()).getUnread('incidents/b.md', 'new')).toEqual(compiled);
});

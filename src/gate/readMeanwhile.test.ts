import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readMeanwhile } from './readMeanwhile.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'belay-meanwhile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Begins to read a file, changes it, and asks for its content. */
async function readAfter(name: string, before: string | undefined, change: (file: string) => void) {
  const file = path.join(folder, name);
  if (before !== undefined) writeFileSync(file, before);
  let reads = 0;
  const content = readMeanwhile(file, () => {
    reads++;
    return readFile(file, 'utf8');
  });
  // So that the first content has been read.
  await readFile(import.meta.filename);
  change(file);
  return [await content().catch(({ code }: NodeJS.ErrnoException) => code), reads];
}

test('a file is read once, and again if it changed since', async () => {
  const old = new Date(0);
  expect(await readAfter('same', 'a', () => {})).toEqual(['a', 1]);
  expect(await readAfter('longer', 'a', (file) => writeFileSync(file, 'bb'))).toEqual(['bb', 2]);
  const hidden = (file: string) => {
    writeFileSync(file, 'b');
    utimesSync(file, old, old);
  };
  expect(await readAfter('of the same size, with another time', 'a', hidden)).toEqual(['b', 2]);
  expect(await readAfter('new', undefined, (file) => writeFileSync(file, 'a'))).toEqual(['a', 2]);
  expect(await readAfter('removed', 'a', (file) => rmSync(file))).toEqual(['ENOENT', 2]);
  expect(await readAfter('never there', undefined, () => {})).toEqual(['ENOENT', 2]);
});

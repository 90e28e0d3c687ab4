import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchFolder } from './watchFolder.ts';

let root: string;
let seen: string[];
let stop: () => void;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'belay-watch-'));
  await mkdir(at('incidents'));
  await writeFile(at('incidents/a.md'), 'A');
  seen = [];
  stop = watchFolder(root, (file) => seen.push(path.relative(root, file)));
});
afterEach(async () => {
  stop();
  await rm(root, { recursive: true, force: true });
});

const at = (file: string) => path.join(root, file);
const told = (file: string) => expect.poll(() => seen).toContain(file);

test('tells of a file that is written, moved into its place, made and removed', async () => {
  await writeFile(at('incidents/a.md'), 'B');
  await told('incidents/a.md');
  seen = [];
  await writeFile(at('new'), 'C');
  await rename(at('new'), at('incidents/a.md'));
  await told('incidents/a.md');
  seen = [];
  await rm(at('incidents/a.md'));
  await told('incidents/a.md');
  await writeFile(at('journal.yaml'), '');
  await told('journal.yaml');
});

test('tells of files in folders that are made later, and in one that was removed and made again', async () => {
  await mkdir(at('checklists/deep'), { recursive: true });
  await told('checklists');
  await writeFile(at('checklists/deep/b.md'), '');
  await told('checklists/deep/b.md');
  await rm(at('checklists'), { recursive: true });
  seen = [];
  await mkdir(at('checklists'));
  await told('checklists');
  await writeFile(at('checklists/c.md'), '');
  await told('checklists/c.md');
});

test('continues after the folder itself was away', async () => {
  await rm(root, { recursive: true });
  await mkdir(at('incidents'), { recursive: true });
  // The folder as a whole: nothing is known of what is in it.
  await told('');
  seen = [];
  await writeFile(at('incidents/a.md'), '');
  await told('incidents/a.md');
});

test('tells of nothing after it is stopped', async () => {
  stop();
  await writeFile(at('incidents/a.md'), 'B');
  stop = watchFolder(root, (file) => seen.push(path.relative(root, file)));
  await writeFile(at('later'), '');
  await told('later');
  expect(seen).not.toContain('incidents/a.md');
});

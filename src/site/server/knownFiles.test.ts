/** What a build knows of the files of the last one without reading them again. */
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type KnownFiles, keepKnownFiles, knownBelow, readKnownFiles } from './knownFiles.ts';
import { startOutput } from './output.ts';
import { refusal } from './outputFolder.ts';
import { replaceOutput } from './replaceOutput.ts';

let folder: string;
let built: ReturnType<typeof startOutput>;
const at = (name: string) => path.join(folder, name);

/** One build into `out`, after which the clock is set forward: the times of its files are settled. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-known-'));
  built = startOutput(at('made'));
  built.write('index.html', 'one');
  built.write('rules/index.html', 'two');
  await replaceOutput(built, at('out'));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  await keepKnownFiles(at('cache'), at('out'), built, new Map());
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** What the next build refuses, and what it knows. */
async function next(): Promise<[refused: string | undefined, names: string[]]> {
  const known: KnownFiles = new Map();
  const kept = readKnownFiles(at('cache'), at('out'));
  expect(kept.size).toBe(2);
  const refused = await refusal(at('out'), at('content'), known, kept);
  return [refused, [...knownBelow(at('out'), known).keys()]];
}

test('files in the same state are known', async () => {
  expect(await next()).toEqual([undefined, ['index.html', 'rules/index.html']]);
});

test('a page that somebody changed is found, even if its size and its time stay the same', async () => {
  const { atime, mtime } = statSync(at('out/index.html'));
  writeFileSync(at('out/index.html'), 'ONE');
  utimesSync(at('out/index.html'), atime, mtime);
  const [refused] = await next();
  expect(refused).toContain('that were changed since: index.html');
});

test('a file that is gone is not known', async () => {
  rmSync(at('out/index.html'));
  expect(await next()).toEqual([undefined, ['rules/index.html']]);
});

test('nothing is known of another folder', () => {
  expect(readKnownFiles(at('cache'), at('elsewhere')).size).toBe(0);
});

test('a file that has just been written is not known: another change could have the same time', async () => {
  vi.useRealTimers();
  const { atime } = statSync(at('out/index.html'));
  utimesSync(at('out/index.html'), atime, new Date());
  await keepKnownFiles(at('cache'), at('out'), built, new Map());
  expect(readKnownFiles(at('cache'), at('out')).has(at('out/index.html'))).toBe(false);
});

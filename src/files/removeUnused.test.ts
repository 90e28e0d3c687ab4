/** Which kept files are removed, and when. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeKilledBuilds, removeUnusedCode } from './removeUnused.ts';

const DAY = 24 * 60 * 60 * 1000;
const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'belay-unused-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (name: string) => path.join(root, name);
const left = (...names: string[]) => names.filter((name) => existsSync(at(name)));

/** A file that was read and written some days ago. */
function file(name: string, read: number, written: number): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), 'compiled');
  utimesSync(at(name), daysAgo(read), daysAgo(written));
}

test('compiled code that was not used for four weeks is removed, and folders that become empty', () => {
  file('code/v22-x64/old', 29, 40);
  file('code/v24-x64/old', 29, 29);
  file('code/v24-x64/read', 1, 40);
  file('code/v24-x64/written', 40, 1);
  file('code/lint-old', 29, 29);
  file('code/lint-new', 2, 2);
  removeUnusedCode(at('code'), now);
  const files = [
    'v22-x64',
    'v24-x64/old',
    'v24-x64/read',
    'v24-x64/written',
    'lint-old',
    'lint-new',
  ];
  expect(left(...files.map((name) => `code/${name}`))).toEqual([
    'code/v24-x64/read',
    'code/v24-x64/written',
    'code/lint-new',
  ]);
});

test('links out of the folder are not followed', () => {
  file('mine/photo', 99, 99);
  mkdirSync(at('code/v24-x64'), { recursive: true });
  symlinkSync(at('mine'), at('code/v22-x64'));
  symlinkSync(at('mine'), at('code/v24-x64/folder'));
  symlinkSync(at('mine/photo'), at('code/v24-x64/file'));
  removeUnusedCode(at('code'), new Date(now.getTime() + 99 * DAY));
  expect(left('mine/photo', 'code/v22-x64', 'code/v24-x64/folder')).toHaveLength(3);
});

test('it looks once a day', () => {
  mkdirSync(at('code'));
  removeUnusedCode(at('code'), now);
  file('code/v24-x64/old', 29, 29);
  removeUnusedCode(at('code'), new Date(now.getTime() + DAY / 2));
  expect(left('code/v24-x64/old')).toHaveLength(1);
  removeUnusedCode(at('code'), new Date(now.getTime() + 2 * DAY));
  expect(left('code/v24-x64/old')).toEqual([]);
});

test('what killed builds have left is removed after a day, and nothing else', () => {
  for (const name of [
    'build-12',
    'build-12-search',
    'server-7-1',
    'programs',
    'site',
    'build-13',
  ]) {
    file(`${name}/a`, 9, 9);
    utimesSync(at(name), now, daysAgo(name === 'build-13' ? 0.5 : 2));
  }
  removeKilledBuilds(root, now);
  expect(left('build-12', 'build-12-search', 'server-7-1', 'programs', 'site', 'build-13')).toEqual(
    ['programs', 'site', 'build-13'],
  );
});

test('a folder that does not exist does not matter', () => {
  removeUnusedCode(at('nowhere'), now);
  removeKilledBuilds(at('nowhere'), now);
  expect(left('nowhere')).toEqual([]);
});

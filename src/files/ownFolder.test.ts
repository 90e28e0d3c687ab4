import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOwnFolder } from './ownFolder.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-own-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a new folder is for this user alone, and is recognised again', () => {
  const made = path.join(folder, 'a', 'b');
  expect(makeOwnFolder(made)).toBe(true);
  expect(makeOwnFolder(made)).toBe(true);
  if (process.platform !== 'win32') expect(statSync(made).mode & 0o077).toBe(0);
});

test.skipIf(process.platform === 'win32')('a folder that others may write to is not', () => {
  const shared = path.join(folder, 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o777);
  expect(makeOwnFolder(shared)).toBe(false);
});

test.skipIf(process.platform === 'win32')('a link to a folder is not', () => {
  const target = path.join(folder, 'target');
  mkdirSync(target);
  symlinkSync(target, path.join(folder, 'link'));
  expect(makeOwnFolder(path.join(folder, 'link'))).toBe(false);
});

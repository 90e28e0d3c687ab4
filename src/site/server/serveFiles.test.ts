import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFiles } from './serveFiles.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'belay-serve-'));
const site = path.join(folder, 'site');
const NAMES = ['rack@2x.svg', 'a, b.svg', 'one+two.svg', 'shot #1.svg', '100 %.svg', 'Ünïcode.svg'];
let served: Awaited<ReturnType<typeof serveFiles>>;

beforeAll(async () => {
  mkdirSync(site);
  for (const name of ['404.html', ...NAMES]) writeFileSync(path.join(site, name), name);
  writeFileSync(path.join(folder, 'secret'), 'secret');
  served = await serveFiles(site, '/base/', 0);
});
afterAll(() => {
  served.server.close();
  rmSync(folder, { recursive: true });
});

const get = async (address: string) => {
  const response = await fetch(`http://127.0.0.1:${served.port}/base/${address}`);
  return [response.status, await response.text()];
};

test.each(NAMES)('a file is found by its name: %s', async (name) => {
  expect(await get(encodeURIComponent(name))).toEqual([200, name]);
});

test.each([
  '..%2fsecret',
  '%2e%2e%2fsecret',
  'x%2f..%2f..%2fsecret',
  '..%5csecret',
  '%00',
  '%E0%A4%A',
])('no file outside of the folder is served: %s', async (address) => {
  expect(await get(address)).toEqual([404, '404.html']);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { filesBelow } from './buildManifest.ts';
import { mergeFolders } from './mergeFolders.ts';

const root = mkdtempSync(path.join(tmpdir(), 'belay-merge-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.each<[string, from: string[], to: string[]]>([
  ['nothing to move', [], ['a/1']],
  ['a folder that does not exist yet', ['a/1', 'b'], []],
  ['different folders', ['a/1'], ['b/1']],
  ['few files into a folder with many', ['a/1', 'c/1'], ['a/2', 'a/3', 'b']],
  ['many files into a folder with few', ['a/1', 'a/2', 'a/3/4', 'b'], ['a/5', 'a/3/6', 'a/3/7']],
])('two folders become one: %s', (_, from, to) => {
  for (const [folder, names] of [['from', from] as const, ['to', to] as const]) {
    for (const name of names) {
      const file = path.join(root, folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, name);
    }
  }
  mergeFolders(path.join(root, 'from'), path.join(root, 'to'));
  expect(filesBelow(path.join(root))).toEqual([...from, ...to].map((name) => `to/${name}`).sort());
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commitAll, gitEnvironment } from '../../gate/testing/deployingProject.ts';
import { revisionOf } from './revision.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'belay-revision-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a journal is as many commits old as git knows, and of unknown age where git does not know all', () => {
  const root = path.join(folder, 'journal');
  const content = path.join(root, 'content');
  const commit = (name: string) => {
    writeFileSync(path.join(content, name), name);
    commitAll(root);
  };
  mkdirSync(content, { recursive: true });
  expect(revisionOf(content)).toBeUndefined();
  commit('a.md');
  expect(revisionOf(content)).toBe(1);
  commit('b.md');
  expect(revisionOf(content)).toBe(2);
  const clone = path.join(folder, 'shallow');
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${root}`, clone], {
    env: gitEnvironment(),
  });
  expect(revisionOf(path.join(clone, 'content'))).toBeUndefined();
  mkdirSync(path.join(root, 'drafts'));
  expect(revisionOf(path.join(root, 'drafts'))).toBeUndefined();
});

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import { bareNode, run } from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';
import { incident, temporaryJournal } from '../journal/testing/temporaryJournal.ts';

const VERBS = { init: () => import('../cli/verbs/init.ts') };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-init-'));
  mkdirSync(path.join(folder, 'shop'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const init = (...args: string[]) => runInProcess(['init', ...args], { cwd: folder, verbs: VERBS });
const read = (file: string) => readFileSync(path.join(folder, 'shop', file), 'utf8');
const journal = () =>
  temporaryJournal({ 'incidents/a.md': incident('## Before deploy\n\n- Is it on? Yes.\n') });

test('a project is ready to be gated, on a Node without anything else', async () => {
  await using notes = await journal();
  const { code, stdout } = await init(
    'shop',
    '--content',
    notes.contentDir,
    '--project',
    'the-shop',
  );
  expect(code).toBe(0);
  expect(stdout).toContain('local belay = dofile(".belay/belay.lua")(cmd, env)');
  expect(readdirSync(path.join(folder, 'shop/.belay')).sort()).toEqual([
    '.gitignore',
    'belay',
    'belay.cmd',
    'belay.lua',
    'belay.mjs',
    'belay.mjs.sha256',
    'belay.schema.json',
    'rules.json',
  ]);
  expect(JSON.parse(read('belay.json'))).toMatchObject({
    project: 'the-shop',
    rules: 'https://journal.example/rules.json',
  });
  const args = ['.belay/belay.mjs', 'gate', '--stage', 'before-deploy', '--answer', 'is-it-on=yes'];
  const gate = await run(bareNode(), args, path.join(folder, 'shop'));
  expect(gate).toMatchObject({ code: 0, stdout: expect.stringContaining('Go. 1 pass.') });
});

test('a second time renews what is Belay’s, and keeps what is the project’s', async () => {
  await using notes = await journal();
  await init('shop', '--content', notes.contentDir);
  const own = {
    'belay.json': '{"project":"mine"}',
    '.belay/rules.json': '{}',
    '.belay/.gitignore': '',
  };
  for (const [file, text] of Object.entries({ ...own, '.belay/belay.mjs': 'old' })) {
    writeFileSync(path.join(folder, 'shop', file), text);
  }
  const { code, stdout } = await init('shop', '--content', notes.contentDir);
  expect(code).toBe(0);
  for (const [file, text] of Object.entries(own)) {
    expect(read(file)).toBe(text);
  }
  expect(stdout).toBe('.belay/belay.mjs renewed\n');
  expect(read('.belay/belay.mjs').length).toBeGreaterThan(10_000);
});

test('rules come from a file too, and belay.json says so from the project’s own folder', async () => {
  const rules = await rulesFile([rule('a')]);
  writeFileSync(path.join(folder, 'rules.json'), JSON.stringify(rules));
  expect((await init('shop', '--rules', 'rules.json')).code).toBe(0);
  expect(JSON.parse(read('belay.json'))).toMatchObject({ project: 'shop', rules: '../rules.json' });
  expect(JSON.parse(read('.belay/rules.json'))).toEqual(rules);
});

describe('nothing is written', () => {
  test.each<[string, string[], number, string]>([
    ['where there is no such folder', ['shops'], 2, 'There is no folder shops.'],
    ['where two are given', ['shop', 'shop'], 2, 'Give one folder.'],
    ['where the rules are not there', ['shop', '--rules', 'no.json'], 2, 'cannot be read: ENOENT'],
  ])('%s', async (_, args, code, message) => {
    const outcome = await init(...args);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toContain(message);
    expect(readdirSync(path.join(folder, 'shop'))).toEqual([]);
  });

  test('where the notes have errors', async () => {
    await using notes = await temporaryJournal({
      'incidents/a.md': incident('## Before deploy\n\n- Is it on? Maybe.\n'),
    });
    const { code, stderr } = await init('shop', '--content', notes.contentDir);
    expect([code, existsSync(path.join(folder, 'shop/belay.json'))]).toEqual([1, false]);
    expect(stderr).toContain('a.md:');
  });
});

/** Hostile rules, settings and notes, watched from below: what they start, and whom they ask. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { GIT_SETTINGS } from '../gate/git/settings.ts';
import { bareNode, run } from '../gate/testing/deployingProject.ts';
import { temporaryJournal } from '../journal/testing/temporaryJournal.ts';
import { READ, REFUSED } from './hostileInput/notes.ts';
import type { WatchedCases } from './hostileInput/watchedCases.ts';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'belay-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder to be the whole PATH: git, and programs that report who starts them. */
function canaries(): string {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const git = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((each) => path.join(each, 'git'));
  symlinkSync(git.find((each) => existsSync(each)) as string, path.join(bin, 'git'));
  for (const name of [
    'sh',
    'bash',
    'touch',
    'curl',
    'wget',
    'node',
    'npm',
    'python3',
    'reboot',
    'cat',
  ]) {
    const file = path.join(bin, name);
    writeFileSync(file, `#!/bin/sh\necho '["canary","${name}"]' >> "$WATCH_LOG"\n`);
    chmodSync(file, 0o755);
  }
  return bin;
}

const PATH = canaries();
let runs = 0;

/** Runs a program under watch. */
async function watched(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  runs++;
  const log = path.join(folder, `${runs}.log`);
  writeFileSync(log, '');
  const watching = {
    NODE_OPTIONS: `--require ${here('hostileInput/watch.cjs')}`,
    WATCH_LOG: log,
    PATH,
  };
  const outcome = await run(file, args, cwd, { ...env, ...watching });
  const seen = readFileSync(log, 'utf8').split('\n').filter(Boolean);
  return { ...outcome, seen: seen.map((line) => JSON.parse(line) as string[]) };
}

/** What Belay asks git on a run, whatever the rules say, after its fixed settings. */
const STATUS =
  '--no-optional-locks status --porcelain=v2 --branch -z --no-renames --untracked-files=normal --ignored=matching --ignore-submodules=none';
const OF_GIT = [
  'rev-parse --show-toplevel --git-path info/attributes',
  'ls-files -z -s -v --full-name :/',
  'var GIT_AUTHOR_IDENT',
  'rev-parse --is-shallow-repository HEAD:./',
  'rev-list --count HEAD',
  'log --diff-filter=R --find-renames --name-status --format= -z --relative -- .',
  `-c core.attributesFile=/dev/null -c core.fileMode=true ${STATUS}`,
  `-c core.attributesFile=/dev/null ${STATUS}`,
];

function strays(seen: readonly string[][], port?: string): string[][] {
  return seen.filter(([what, first, second]) => {
    if (what === 'process') return !isOfGit([second].flat() as string[]);
    return !(what === 'connect' && first === '127.0.0.1' && String(second) === port);
  });
}

function isOfGit([program, ...words]: readonly string[]): boolean {
  const settings = words.slice(0, GIT_SETTINGS.length);
  const asked = words.slice(GIT_SETTINGS.length).join(' ');
  return program === 'git' && settings.join() === GIT_SETTINGS.join() && OF_GIT.includes(asked);
}

test('the watcher sees every way of starting a process and of connecting to a host', async () => {
  const script = path.join(folder, 'all-ways.cjs');
  writeFileSync(
    script,
    `const { exec, execFileSync, fork, spawn } = require('node:child_process');
const { Worker } = require('node:worker_threads');
exec('touch a'); execFileSync('touch', ['b']); spawn('touch', ['c']);
new Worker("require('node:child_process').execSync('touch d')", { eval: true });
require('node:net').connect(4242, '127.0.0.1').on('error', () => {});
fetch('http://127.0.0.1:4243/').catch(() => {});
require('node:http').get('http://127.0.0.1:4244/').on('error', () => {});
require('node:dns').lookup('one.invalid', () => {});
require('node:dns').resolve4('two.invalid', () => {});
const socket = require('node:dgram').createSocket('udp4');
socket.send('x', 4245, '127.0.0.1', () => socket.close());`,
  );
  for (const node of [bareNode(), process.execPath]) {
    const { seen } = await watched(node, [script], folder, {});
    const text = JSON.stringify(seen);
    for (const word of ['touch a', '"b"', '"c"', 'touch d', '4242', '4243', '4244']) {
      expect(text).toContain(word);
    }
    for (const word of ['one.invalid', 'two.invalid', 'datagram', 'canary']) {
      expect(text).toContain(word);
    }
  }
});

test('rules and settings start no process and reach no host that is not declared', {
  timeout: 240_000,
}, async () => {
  const script = here('hostileInput/watchedCases.ts');
  const { code, stdout, stderr } = await watched(process.execPath, [script], folder, {});
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { runs, counts, problems } = JSON.parse(stdout) as WatchedCases;
  const found = runs.flatMap(({ args, port, seen, pwned }) => [
    ...strays(seen, port).map((stray) => [stray, args]),
    ...(pwned ? [['pwned', args]] : []),
  ]);
  expect([found, problems]).toEqual([[], []]);
  expect(counts).toEqual({ failed: 0, missing: 0, letThrough: 0 });
  // It was watched: git was seen each time, and the declared hosts of the redirects.
  expect(runs.flatMap(({ seen }) => seen).length).toBeGreaterThan(runs.length);
  expect(runs.length).toBeGreaterThan(150);
});

test('notes start no program and reach no host, and their errors are reported', {
  timeout: 120_000,
}, async () => {
  await using journal = await temporaryJournal({ ...REFUSED, ...READ });
  const cli = here('../../scripts/belay.ts');
  const lint = (args: string[]) =>
    watched(process.execPath, [cli, ...args, '--content', journal.contentDir], folder, {});
  const { code, stdout, stderr, seen } = await lint(['lint']);
  expect([code, strays(seen)]).toEqual([1, []]);
  const text = `${stdout}${stderr}`;
  for (const name of Object.keys(REFUSED)) expect(text).toContain(name);
  expect(text).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(text).not.toContain('\u001b');
  const exported = await lint(['rules']);
  expect([exported.code, exported.stdout, strays(exported.seen)]).toEqual([1, '', []]);
  expect(existsSync(path.join(folder, 'pwned'))).toBe(false);
});

test('odd but valid notes are exported, and nothing in them runs', {
  timeout: 120_000,
}, async () => {
  await using journal = await temporaryJournal(READ);
  const cli = here('../../scripts/belay.ts');
  const args = [cli, 'rules', '--content', journal.contentDir];
  const { code, stdout, stderr, seen } = await watched(process.execPath, args, folder, {});
  expect([code, strays(seen)], stderr).toEqual([0, []]);
  const { rules } = JSON.parse(stdout) as { rules: { text: string; check: { kind: string } }[] };
  expect(rules.map(({ check }) => check.kind)).toEqual(rules.map(() => 'person'));
  expect(rules.some(({ text }) => text.includes('$(touch pwned)'))).toBe(true);
  expect(existsSync(path.join(folder, 'pwned'))).toBe(false);
});

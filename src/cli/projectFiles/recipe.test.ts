/** What the CI recipes compare a commit with, on real repositories, as the shell of a runner finds it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gitEnvironment } from '../../gate/testing/deployingProject.ts';
import { deployedLines, gateCommand } from './recipe.ts';

const ZEROS = '0'.repeat(40);
const UNKNOWN = 'a'.repeat(40);

let root: string;
/** Commits of the branch main, oldest first; the third is the one that a force push overwrote. */
let before: string;
let head: string;
let overwritten: string;
let other: string;

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', args, { cwd, env: gitEnvironment(), encoding: 'utf8', stdio: 'pipe' }).trim();

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'belay-recipe-'));
  const work = path.join(root, 'work');
  mkdirSync(path.join(work, '.belay'), { recursive: true });
  git(root, 'init', '--quiet', '--bare', '--initial-branch', 'main', 'remote.git');
  git(work, 'init', '--quiet', '--initial-branch', 'main');
  const push = (program: string | undefined, branch: string, ...options: string[]) => {
    const file = path.join(work, '.belay', 'belay.mjs');
    if (program === undefined) rmSync(file, { force: true });
    else writeFileSync(file, program);
    git(work, 'add', '--all');
    git(work, 'commit', '--quiet', '--allow-empty', '--message', program ?? 'None');
    git(work, 'push', '--quiet', ...options, '../remote.git', `HEAD:refs/heads/${branch}`);
    return git(work, 'rev-parse', 'HEAD');
  };
  push(undefined, 'bare');
  before = push('first', 'main');
  overwritten = push('overwritten', 'main');
  git(work, 'reset', '--quiet', '--hard', before);
  head = push('second', 'main', '--force');
  other = push('third', 'new');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs the lines on a branch, one commit deep, as a runner has it. */
function onRunner(branch: string, variables: Record<string, string>) {
  const runner = path.join(root, 'runner');
  rmSync(runner, { recursive: true, force: true });
  const remote = `file://${path.join(root, 'remote.git')}`;
  git(root, 'clone', '--quiet', '--depth=1', '--branch', branch, remote, runner);
  const lines = [
    ...deployedLines('.git'),
    'echo "DEPLOYED=$DEPLOYED"',
    'cat "$GATE"',
    '',
    gateCommand('before-deploy', '--report json'),
  ];
  // Stands in for Node, and keeps what it is called with.
  writeFileSync(path.join(root, 'node'), '#!/bin/sh\nprintf "%s\\n" "$*" > .git/command\n', {
    mode: 0o755,
  });
  const PATH = `${root}:${process.env['PATH']}`;
  const env = { ...gitEnvironment(), PATH, DEFAULT_BRANCH: 'main', ACCEPTED: '', ...variables };
  const { status, stdout } = spawnSync('sh', ['-e', '-c', lines.join('\n')], {
    ...{ cwd: runner, env, encoding: 'utf8' as const },
  });
  const [, deployed = ''] = /^DEPLOYED=(.*)$/m.exec(stdout) ?? [];
  const command = status === 0 ? readFileSync(path.join(runner, '.git/command'), 'utf8') : '';
  return { status, stdout, deployed, program: stdout.split('\n').at(-1), command };
}

test.each<[string, () => [branch: string, deployed: string, ...expected: [string, string]]]>([
  ['a push: the commit before', () => ['main', before, before, 'first']],
  [
    'a force push: the commit that it overwrites',
    () => ['main', overwritten, overwritten, 'overwritten'],
  ],
  ['a new branch: the default branch', () => ['new', ZEROS, head, 'second']],
  ['a run by hand: the commit below', () => ['main', ZEROS, before, 'first']],
  [
    'a commit before Belay came: its own program',
    () => [
      'new',
      git(root, '--git-dir', 'remote.git', 'rev-parse', 'bare'),
      git(root, '--git-dir', 'remote.git', 'rev-parse', 'bare'),
      'third',
    ],
  ],
])('%s', (_, given) => {
  const [branch, deployed, expected, program] = given();
  const found = onRunner(branch, { DEPLOYED: deployed });
  expect(found).toMatchObject({ status: 0, deployed: expected, program });
  expect(found.command).toMatch(new RegExp(`gate .* --deployed ${expected} --report json`));
});

test('a first push to an empty repository is compared with nothing', () => {
  const found = onRunner('bare', {
    DEPLOYED: ZEROS,
    DEFAULT_BRANCH: 'bare',
    ACCEPTED: 'belay.mjs',
  });
  expect(found.deployed).toBe('');
});

test('a commit that the service no longer has stops the job, and says what to do', () => {
  const { status, stdout } = onRunner('main', { DEPLOYED: UNKNOWN });
  expect([status, stdout]).toEqual([
    1,
    `The commit ${UNKNOWN} was deployed before, and cannot be fetched. Set the variable BELAY_DEPLOYED to another commit.\n`,
  ]);
});

test('accepted names reach the gate, and an accepted program decides', () => {
  const ACCEPTED = 'commands.tests, belay.mjs';
  const { program, command } = onRunner('new', { DEPLOYED: head, ACCEPTED });
  expect([program, other]).toEqual(['third', git(path.join(root, 'runner'), 'rev-parse', 'HEAD')]);
  expect(command).toMatch(/--accept-policy commands\.tests --accept-policy belay\.mjs /);
});

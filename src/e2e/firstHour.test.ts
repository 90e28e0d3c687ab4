/** From nothing to a go: `init --yes`, `doctor`, and the commands that `init` prints, typed as they are printed. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import { bareNode, gitEnvironment, run } from '../gate/testing/deployingProject.ts';
import { rule, rulesFile, SOURCE } from '../gate/testing/rules.ts';

const RULES = await rulesFile([
  rule('tests', {
    text: 'Is there any problem with the unit tests?',
    expect: 'no',
    check: { kind: 'command', name: 'unit-tests' },
  }),
  rule('confirmed', { check: { kind: 'person', role: 'product-manager' } }),
  rule('django-only', { sources: [{ ...SOURCE, appliesTo: { stacks: ['Django'] } }] }),
  rule('up', { stage: 'after-deploy', check: { kind: 'command', name: 'up' } }),
]);
const DOTNET = '<Project Sdk="Microsoft.NET.Sdk"/>';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-hour-'));
  mkdirSync(path.join(folder, 'shop'));
  writeFileSync(path.join(folder, 'rules.json'), JSON.stringify(RULES));
  return () => rmSync(folder, { recursive: true, force: true });
});
const shop = (file: string) => path.join(folder, 'shop', file);
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(shop(file)), { recursive: true });
  writeFileSync(shop(file), text);
};
/** A repository with the files that are there. */
const repository = (branch: string) => {
  git('init', '--quiet', '--initial-branch', branch);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Begin');
};
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: shop('.'), env: gitEnvironment(), encoding: 'utf8' });

/** Runs `init --yes`; gives back what it printed, and the commands under "Next:". */
async function init() {
  const verbs = { init: () => import('../cli/verbs/init.ts') };
  const args = ['init', 'shop', '--yes', '--rules', 'rules.json'];
  const outcome = await runInProcess(args, { cwd: folder, env: gitEnvironment(), verbs });
  expect(outcome.code).toBe(0);
  const next = outcome.stdout.split('\nNext:\n')[1] ?? '';
  const commands = next.split('\n').flatMap((line) => (line.startsWith('  ') ? [line.trim()] : []));
  return { ...outcome, commands };
}

/** Types some commands into one shell, as a person would. */
const type = (commands: readonly string[]) =>
  run('sh', ['-c', commands.join('\n')], folder, {
    PATH: `${path.dirname(bareNode())}${path.delimiter}${process.env['PATH']}`,
  });

const config = () => JSON.parse(readFileSync(shop('belay.json'), 'utf8'));

test('a Django project is asked its rules, and a go follows once all is bound', async () => {
  write('manage.py', '');
  write('shop/tests.py', '');
  write('Makefile', 'deploy:\n\t./deploy.sh\n');
  repository('main');
  const { stdout, commands } = await init();
  expect(config()).toMatchObject({
    stacks: ['django', 'python'],
    environments: { production: { branches: ['main'] } },
    commands: { 'unit-tests': 'python manage.py test' },
    people: { 'product-manager': ['ada@shop.example'] },
  });
  expect(stdout).toContain('In the Makefile, begin the target that deploys with the gate');
  expect(stdout).toMatch(/missing {2}Is up fine\? +command up/);
  expect(commands).toHaveLength(3);

  const lacking = await type(commands.slice(0, 2));
  expect(lacking.code).toBe(1);
  expect(lacking.stdout).toContain(
    'Write in belay.json: "commands": { "up": "the command to run" }',
  );

  write(
    'belay.json',
    JSON.stringify({ ...config(), commands: { 'unit-tests': 'true', up: 'true' } }),
  );
  git('commit', '--quiet', '--all', '--message', 'Bind');
  const ready = await type(['cd shop', commands[1] ?? '', commands[2] ?? '']);
  expect(ready.stdout).toContain('Ready. Next:\n  .belay/belay gate --stage before-deploy');
  expect([ready.code, ready.stdout.includes('--answer confirmed=yes|no')]).toEqual([1, true]);

  const answers = ['confirmed', 'django-only'].map((id) => `.belay/belay answer ${id}=yes`);
  const went = await type(['cd shop', ...answers, commands[2] ?? '']);
  expect([went.code, went.stdout]).toEqual([0, expect.stringContaining('Go. 3 pass.')]);
  const [after = ''] = went.stdout.match(/^ {2}\.belay\/belay gate --stage after-deploy.*$/m) ?? [];
  expect((await type(['cd shop', after])).stdout).toContain('Go. 1 pass.');
});

test('a .NET project without tests is not bound to a command that would pass', async () => {
  write('Shop.csproj', DOTNET);
  repository('develop');
  const { stdout, commands } = await init();
  expect(config()).toMatchObject({
    stacks: ['dotnet'],
    environments: { staging: { branches: ['develop'] } },
    commands: {},
  });
  expect(stdout).toContain('Not bound: `dotnet test`, because no test file was found');
  expect(stdout).not.toContain('Is django-only fine?');
  expect((await type(commands.slice(0, 2))).stdout).toContain('missing  ');
});

test('a bare folder outside git is gated, too', async () => {
  const { commands } = await init();
  expect(config()).toMatchObject({ stacks: [], environments: {}, commands: {} });
  const all = { 'unit-tests': 'true', up: 'true' };
  write(
    'belay.json',
    JSON.stringify({
      project: 'shop',
      commands: all,
      people: { 'product-manager': ['ada@shop.example'] },
    }),
  );
  const gate = `${commands[2]} --answer confirmed=yes`;
  expect((await type([...commands.slice(0, 2), gate])).code).toBe(0);
});

test('it says at once if git ignores .belay', async () => {
  write('.gitignore', '.belay\n');
  repository('main');
  expect((await init()).stderr).toContain('git ignores .belay/rules.json, .belay/belay.mjs');
});

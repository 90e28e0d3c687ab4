/** The step that really deploys, and whether it may. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  commitAll,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

const RULES = await rulesFile([rule('a')]);
const SETTINGS = {
  environments: { production: { branches: ['main'] }, staging: { branches: ['develop'] } },
};

let project: DeployingProject;
beforeEach(async () => {
  project = await deployingProject(RULES, SETTINGS, 'in this process');
  commitAll(project.root);
  return () => project[Symbol.dispose]();
});

const verify = (...args: string[]) =>
  project.belay(['verify', '--environment', 'production', ...args]);
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: project.root, env: gitEnvironment(), stdio: 'pipe' });

test('a go of this commit is one, until a stop comes or time goes by', async () => {
  expect(await verify()).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^No go for shop to production, commit [0-9a-f]{10}: no run/),
  });
  await project.gate('--answer', 'a=yes');
  expect(await verify('--within', '1d')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Go for shop to production, .* by ada@shop\.example\.\n$/),
  });
  expect((await project.belay(['verify'])).code).toBe(0);
  expect((await verify('--environment=staging')).code).toBe(2);
  expect((await project.belay(['verify', '--environment', 'staging'])).code).toBe(1);
  await project.gate('--answer', 'a=no');
  expect(await verify()).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('ended with stop'),
  });
});

describe('a go does not count', () => {
  beforeEach(() => project.gate('--answer', 'a=yes'));

  test.each<[string, () => unknown, string]>([
    ['of the commit before', () => git('commit', '-qm', 'More', '--allow-empty'), 'no run'],
    ['where a file was changed since', () => project.write('new.txt', 'x'), 'work tree differs'],
    [
      'where a run could not decide since',
      async () => {
        git('update-index', '--assume-unchanged', '.belay/rules.json');
        project.write('.belay/rules.json', '{}');
        await project.gate();
        project.write('.belay/rules.json', RULES);
      },
      'ended with undecided',
    ],
    [
      'under other rules',
      async () => {
        git('update-index', '--assume-unchanged', '.belay/rules.json');
        project.write('.belay/rules.json', await rulesFile([rule('b')]));
      },
      'asked other rules',
    ],
    [
      'with another belay.json',
      () => {
        git('update-index', '--assume-unchanged', 'belay.json');
        project.write('belay.json', { project: 'shop', ...SETTINGS, allowEmpty: true });
      },
      'another belay.json',
    ],
  ])('%s', async (_, change, reason) => {
    expect((await verify()).code).toBe(0);
    await change();
    expect(await verify()).toMatchObject({ code: 1, stdout: expect.stringContaining(reason) });
  });
});

test('a rehearsal is no go', async () => {
  await project.gate('--answer', 'a=yes', '--now', '2026-11-24T10:00');
  expect(await verify()).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('as a rehearsal'),
  });
});

describe('if it cannot decide, it says so and exits with 2', () => {
  test.each<[string, () => unknown, string[], string]>([
    [
      'no repository',
      () => rmSync(path.join(project.root, '.git'), { recursive: true }),
      [],
      'there is no commit here',
    ],
    [
      'no rules',
      () => rmSync(path.join(project.root, '.belay/rules.json')),
      [],
      'There are no rules',
    ],
    [
      'no belay.json',
      () => rmSync(path.join(project.root, 'belay.json')),
      [],
      'There is no belay.json',
    ],
    ['no such time', () => {}, ['--within', '15'], 'Write 90s, 15m, 2h or 1d.'],
    ['no time at all', () => {}, ['--within', '0m'], 'Write 90s'],
    [
      'a spoilt repository',
      () => rmSync(path.join(project.root, '.git/HEAD')),
      [],
      'Git cannot say which commit',
    ],
    [
      'notes that cannot be read',
      () => {
        git('update-ref', 'refs/notes/belay', 'HEAD');
        rmSync(path.join(project.root, '.git/objects'), { recursive: true });
        mkdirSync(path.join(project.root, '.git/objects'));
      },
      [],
      'belay: ',
    ],
  ])('%s', async (_, change, args, message) => {
    await change();
    const { code, stdout, stderr } = await verify(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

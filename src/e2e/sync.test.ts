/** An answer given on a laptop, a gate on a runner, a deploy on a third machine. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  bareNode,
  commitAll,
  deployingProject,
  gitEnvironment,
  run,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

test('records follow the commit from a laptop to the runner, and on to the deploy', async () => {
  using laptop = await deployingProject(await rulesFile([rule('a')]), { sync: 'origin' });
  commitAll(laptop.root);
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-machines-'));
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', args, { cwd, env: gitEnvironment(), stdio: 'pipe' });
  const at = (machine: string) => path.join(folder, machine);
  const belay = (machine: string, ...args: string[]) =>
    run(bareNode(), ['.belay/belay.mjs', ...args], at(machine));
  git(folder, 'clone', '-q', '--bare', laptop.root, at('origin'));
  git(laptop.root, 'remote', 'add', 'origin', at('origin'));
  git(folder, 'clone', '-q', '--depth', '1', `file://${at('origin')}`, at('runner'));
  git(folder, 'clone', '-q', at('origin'), at('deploy'));

  await laptop.belay(['answer', 'a=yes']);
  expect(await laptop.belay(['sync'])).toMatchObject({
    code: 0,
    stdout: '0 records fetched from origin, 1 record pushed.\n',
  });
  expect((await belay('runner', 'gate', '--stage', 'before-deploy')).code).toBe(1);
  expect((await belay('runner', 'sync')).code).toBe(0);
  expect((await belay('runner', 'gate', '--stage', 'before-deploy')).code).toBe(0);
  expect((await belay('deploy', 'verify')).code).toBe(1);
  // belay.json says "sync": "origin", so the runner pushed its runs at once.
  expect((await belay('deploy', 'sync')).stdout).toContain('3 records fetched');
  expect((await belay('deploy', 'verify', '--within', '1h')).code).toBe(0);
  rmSync(folder, { recursive: true });
});

test('without a remote, or a repository, it says so', async () => {
  using project = await deployingProject(await rulesFile([rule('a')]));
  expect(await project.belay(['sync'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('.belay/records.jsonl'),
  });
  commitAll(project.root);
  expect((await project.belay(['sync'])).stderr).toContain('has no remote');
  execFileSync('git', ['remote', 'add', 'origin', './nowhere'], { cwd: project.root });
  expect((await project.belay(['sync', '--remote', 'orign'])).stderr).toContain(
    'Did you mean "origin"?',
  );
  const { code, stderr } = await project.belay(['sync']);
  expect([code, stderr]).toEqual([2, expect.stringContaining("'./nowhere'")]);
});

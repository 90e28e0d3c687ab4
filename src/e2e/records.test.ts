/** What is on record of the gate's runs, in real repositories. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commitAll, deployingProject } from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

const RULES = await rulesFile([rule('a', { help: 'Look.' })]);
const YES = ['--answer', 'a=yes'];

/** A project with everything committed, and no more to commit. */
async function committedProject(rules = RULES, settings: object = {}) {
  const project = await deployingProject(rules, settings);
  commitAll(project.root);
  return project;
}

test('a run is noted on the commit, and leaves the work tree as it is', async () => {
  using project = await committedProject();
  expect((await project.gate(...YES)).code).toBe(0);
  expect((await project.gate()).code).toBe(1);
  expect(project.records()).toMatchObject([
    { decision: 'go', dirty: false, branch: 'main', config: expect.stringMatching(/^sha256-/) },
    { decision: 'stop', dirty: false },
  ]);
  // How to find out is read in the journal.
  expect(project.records()[0]?.rules).toEqual([expect.not.objectContaining({ help: 'Look.' })]);
});

test('two projects in one repository keep their records apart', async () => {
  using project = await deployingProject(RULES);
  for (const name of ['shop', 'blog']) {
    project.write(`${name}/belay.json`, { project: name });
    project.write(`${name}/.belay/rules.json`, RULES);
  }
  commitAll(project.root);
  const of = (name: string, ...args: string[]) =>
    project.belay([...args, '--config', `${name}/belay.json`]);
  expect((await of('shop', 'answer', 'a=yes')).code).toBe(0);
  expect((await of('blog', 'gate', '--stage', 'before-deploy')).code).toBe(1);
  expect((await of('shop', 'gate', '--stage', 'before-deploy')).code).toBe(0);
  expect((await of('blog', 'verify')).code).toBe(1);
  expect((await of('shop', 'verify')).code).toBe(0);
});

test('a work tree that differs from the commit is reported', async () => {
  using project = await committedProject();
  expect((await project.gate(...YES)).stderr).not.toContain('work tree');
  project.write('new.txt', 'x');
  const { stderr, code } = await project.gate(...YES);
  expect([code, stderr]).toEqual([0, expect.stringContaining('the files differ from commit')]);
  expect(project.records()).toMatchObject([{ dirty: false }, { dirty: true }]);
});

test('what was found out about one commit is no go for the next', async () => {
  const check = { kind: 'command', name: 'moves' } as const;
  using project = await committedProject(await rulesFile([rule('a', { check })]), {
    commands: { moves: 'git commit --quiet --allow-empty --message Meanwhile' },
  });
  const { code, decision } = await project.gate();
  expect([code, decision.decision]).toEqual([2, 'undecided']);
  expect(decision.reason).toContain('Another commit was checked out');
});

test('a work tree that changes while the gate runs is on record as such', async () => {
  const check = { kind: 'command', name: 'writes' } as const;
  using project = await committedProject(await rulesFile([rule('a', { check })]), {
    commands: { writes: 'echo x > new.txt' },
  });
  await project.gate();
  expect(project.records()).toMatchObject([{ decision: 'go', dirty: true }]);
});

test('if git cannot read the repository, nothing is decided', async () => {
  using project = await deployingProject(RULES);
  mkdirSync(path.join(project.root, '.git'));
  writeFileSync(path.join(project.root, '.git/HEAD'), 'no ref at all');
  const { code, decision } = await project.gate(...YES);
  expect([code, decision.decision]).toEqual([2, 'undecided']);
  expect(decision.reason).toContain('Git cannot say which commit is deployed: ');
});

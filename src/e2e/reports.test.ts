/** The reports of the built command. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { deployingProject } from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

const RULES = await rulesFile([rule('a'), rule('b', { level: 'warn' })]);
const report = (name: string, ...args: string[]) => [
  ...['gate', '--stage', 'before-deploy', '--report', name],
  ...args,
];

describe.each(['pretty', 'json', 'junit', 'github', 'sarif'])('%s', (name) => {
  test('goes to the standard output alone, with the same exit code', async () => {
    using project = await deployingProject(RULES);
    for (const [answer, code] of [
      ['yes', 0],
      ['no', 1],
    ] as const) {
      const outcome = await project.belay(report(name, '--answer', `a=${answer}`));
      expect(outcome.code).toBe(code);
      expect(outcome.stderr).toBe('');
      expect(outcome.stdout).not.toBe('');
    }
    project.write('belay.json', '{');
    const { code, stdout } = await project.belay(report(name));
    expect(code).toBe(2);
    expect(stdout).toContain('this is not JSON');
  });
});

test('github adds to the page of the run, and to no other report’s', async () => {
  using project = await deployingProject(RULES);
  project.write('summary.md', 'before\n');
  const env = { GITHUB_STEP_SUMMARY: path.join(project.root, 'summary.md') };
  await project.belay(report('pretty'), env);
  expect(project.read('summary.md')).toBe('before\n');
  await project.belay(report('github', '--answer', 'a=no'), env);
  expect(project.read('summary.md')).toMatch(/^before\n## before.+\n\n\*\*Stop&#46; 1 stop&#44;/);
});

test('a summary that cannot be written changes nothing', async () => {
  using project = await deployingProject(RULES);
  const summary = path.join(project.root, 'gone/summary.md');
  const outcome = await project.belay(report('github', '--answer', 'a=yes'), {
    GITHUB_STEP_SUMMARY: summary,
  });
  expect(outcome).toMatchObject({ code: 0, stderr: expect.stringContaining('ENOENT') });
  expect(existsSync(summary)).toBe(false);
});

/** What a run of the gate writes: no secrets anywhere, what was weakened, what it was held against. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { commitAll, deployingProject, gitEnvironment } from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

/** Secrets in the forms that tools print them, each with what must not be seen. */
const PRINTED = `
connecting to https://bob:hunter-one@db.example/
{"url":"postgres://bob:hunter-two@db:5432/shop","token":"hunter-three"}
Authorization: Bearer hunter.four.0123456789
Authorization: Bearer
  hunter.five.0123456789
using AKIAIOSFODNN7HUNTER6 and AKIAIOSFO
DNN7HUNTERX
remote: ghp_hunter7hunter7hunter7hunter7hunter7abcd, ghp_hunter8hunter8
hunter8hunter8
-----BEGIN OPENSSH PRIVATE KEY-----
hunterNineBase64hunterNineBase64
-----END OPENSSH PRIVATE KEY-----
`;

test('a secret that a command prints is in no report, no record and no history', async () => {
  const rules = await rulesFile([
    rule('tests', { check: { kind: 'command', name: 'tests' } }),
    rule('asked'),
  ]);
  const settings = { commands: { tests: 'cat printed.txt; exit 1' }, history: { reasons: true } };
  using project = await deployingProject(rules, settings, 'in this process');
  project.write('printed.txt', PRINTED);
  const written: string[] = [];
  for (const report of ['pretty', 'json', 'junit', 'github', 'sarif']) {
    const reason = 'asked=the token=hunter-ten is wrong, see https://bob:hunter-11@db.example';
    const args = ['gate', '--stage', 'before-deploy', '--report', report, '--override', reason];
    const { stdout, stderr } = await project.belay(args);
    written.push(stdout, stderr);
  }
  expect(written.join('\n')).toContain('[secret]@db.example');
  written.push(project.read('.belay/records.jsonl'));
  expect((await project.belay(['log', '--export', 'history.json'])).code).toBe(0);
  written.push(project.read('history.json'));
  for (const text of written) expect(text.toLowerCase()).not.toMatch(/hunter/);
});

describe('a rule that the commit weakens', () => {
  test('is counted against the last go, and recorded with what the run was held against', async () => {
    const rules = [rule('a'), rule('b')];
    const settings = { environments: { production: { branches: ['main'] } } };
    using project = await deployingProject(await rulesFile(rules), settings, 'in this process');
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: project.root, env: gitEnvironment(), encoding: 'utf8' });
    commitAll(project.root);
    const before = git('rev-parse', 'HEAD').trim();
    const answers = ['--answer', 'a=yes', '--answer', 'b=yes'];
    expect((await project.gate(...answers)).decision.coverage).toMatchObject({ asked: 2 });
    project.write('.belay/rules.json', await rulesFile([rule('a', { level: 'warn' }), rule('b')]));
    commitAll(project.root);
    const args = ['gate', '--stage', 'before-deploy', '--answer', 'a=no', '--answer', 'b=yes'];
    const plain = await project.belay(args);
    expect(plain.code).toBe(0);
    expect(plain.stdout).toContain(
      'Asked 2, not for this project 0, weakened since the last go 1.',
    );
    const held = await project.belay([...args, '--deployed', before]);
    expect(held.code).toBe(1);
    expect(
      (await project.belay([...args, '--deployed', before, '--accept-policy', 'rules.a'])).code,
    ).toBe(0);
    expect(project.records().map(({ heldAgainst }) => heldAgainst)).toEqual([
      undefined,
      { commits: [before], loosened: ['rules.a'], accepted: [] },
      { commits: [before], loosened: [], accepted: ['rules.a'] },
    ]);
  });
});

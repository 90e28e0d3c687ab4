/** What a person types at the gate's prompt. */
import { expect, test } from 'vitest';
import {
  bareNode,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';
import { atTerminal } from './atTerminal.ts';

const RULES = await rulesFile(
  [
    rule('slow', { check: { kind: 'command', name: 'slow' } }),
    rule('seen', { help: 'Look at **staging**.', because: 'wait.' }),
    rule('told', { expect: 'no' }),
  ],
  {
    journal: {
      title: 'Test',
      url: 'https://journal.example/',
      answers: { yes: ['Evet'], no: ['Hayır'] },
    },
  },
);

async function gate(project: DeployingProject, typed: [when: string, text: string][]) {
  const args = ['.belay/belay.mjs', 'gate', '--stage', 'before-deploy'];
  return atTerminal(bareNode(), args, { cwd: project.root, env: gitEnvironment() }, typed);
}

test('what was typed before a question shows does not answer it', async () => {
  using project = await deployingProject(RULES, { commands: { slow: 'sleep 1' } });
  const { code, screen } = await gate(project, [
    ['slow: sleep 1', 'yes\ryes\rno\ry'],
    ['yes or no: ', 'no\r'],
  ]);
  expect(code).toBe(1);
  expect(screen).toMatch(/ada@shop\.example answered no, at the prompt/);
  expect(screen).not.toContain('answered yes');
});

test('the journal’s own words count, and ? explains the rule', async () => {
  using project = await deployingProject(RULES, { commands: { slow: 'true' } });
  const { code, screen } = await gate(project, [
    ['yes or no: ', '?\r'],
    ['id seen', 'evet\r'],
    ['Is told fine?', 'HAYIR\r'],
  ]);
  expect(screen).toContain('The deploy continues with: yes');
  expect(screen).toContain('Otherwise: wait.');
  expect(screen).toContain('https://journal.example/checklists/release/#rule-seen');
  expect(code).toBe(0);
  // How long a person took is measured; a command's time is not.
  const took = Object.fromEntries(
    project.records()[0]?.rules.map((each) => [each.id, each.took]) ?? [],
  );
  expect(took).toEqual({ slow: undefined, seen: expect.any(Number), told: expect.any(Number) });
  await project.belay(['log', '--export', 'history.json']);
  const [run] = JSON.parse(project.read('history.json')).runs;
  expect(run.rules).toContainEqual(
    expect.objectContaining({ id: 'seen', took: took['seen'], by: 1 }),
  );
});

test('Ctrl-C while something is dropped interrupts the gate', async () => {
  using project = await deployingProject(RULES, { commands: { slow: 'sleep 1' } });
  const { code } = await gate(project, [['slow: sleep 1', 'yes\r\x03']]);
  expect(code).toBe(130);
});

/** The commands that the verbs print in a project, typed as they are printed. */
import { expect, test } from 'vitest';
import {
  commitAll,
  type DeployingProject,
  deployingProject,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

const tests = rule('tests', { check: { kind: 'command', name: 'tests' } });
const RULES = await rulesFile([
  tests,
  rule('confirmed', { check: { kind: 'person', role: 'pm' } }),
  rule('packages', { check: { kind: 'drift', name: 'packages' } }),
  rule('up', { stage: 'after-deploy', check: { kind: 'command', name: 'up' } }),
]);
/** The rules of the journal as they are now: one is weaker, the others are gone. */
const WEAKER = await rulesFile([{ ...tests, level: 'warn' }]);
const SETTINGS = {
  environments: { production: { branches: ['main'] } },
  people: { pm: ['ada@shop.example'] },
  commands: { tests: 'true', packages: 'echo 1', up: 'true' },
  rules: 'journal.json',
};

/** The commands in a text: between backquotes, or alone in an indented line. Where it leaves a choice, the first. */
function printed(text: string): string[] {
  const found = [...text.matchAll(/`belay ([^`]+)`|^ {2}belay (.+)$/gm)];
  return [...new Set(found.map(([, quoted, line]) => (quoted ?? line ?? '').replace(/\|\S+/, '')))];
}

/** The words of a command, without the quotes around them. */
const wordsOf = (command: string) =>
  [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);

/** Types a line, and gives back the commands that it prints. */
async function type(project: DeployingProject, line: string, code: number): Promise<string[]> {
  const outcome = await project.belay(wordsOf(line));
  expect([line, outcome.code, outcome.stderr]).toEqual([line, code, outcome.stderr]);
  return printed(outcome.stdout + outcome.stderr);
}

test('from a stop to a go, and to the journal’s new rules, by what is printed', async () => {
  using project = await deployingProject(RULES, SETTINGS, 'in this process');
  project.write('journal.json', WEAKER);
  commitAll(project.root);
  const ask = 'gate --stage before-deploy';
  const ACCEPT = 'accept packages --environment production --reason "…"';

  const [accept = '', inAdvance] = await type(project, ask, 1);
  // The second is for a terminal: without one, the verb lists what to type.
  expect([accept, inAdvance]).toEqual([ACCEPT, 'answer --environment production']);
  const advised = await type(project, 'doctor', 1);
  expect(advised).toEqual([ACCEPT, 'init --hook', 'update', 'doctor']);

  expect(await type(project, accept, 0)).toEqual([]);
  commitAll(project.root);
  const [answer = '', ...none] = await type(project, inAdvance ?? '', 2);
  expect([answer, none]).toEqual(['answer confirmed=yes --environment production', []]);
  await type(project, answer, 0);
  const [after = ''] = await type(project, ask, 0);
  expect(after).toBe('gate --stage after-deploy --environment production');
  await type(project, after, 0);
  await type(project, 'verify --environment production --within 15m', 0);

  const [update = ''] = await type(project, 'update --check', 1);
  expect(update).toBe('update');
  const [withYes = ''] = await type(project, update, 2);
  await type(project, withYes, 0);
  expect(JSON.parse(project.read('.belay/rules.json')).digest).toBe(WEAKER.digest);
  project.write('journal.json', RULES);
  const [pin = ''] = await type(project, 'update', 2);
  expect(pin).toBe('update --yes');
  await type(project, pin, 0);
});

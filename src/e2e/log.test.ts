/** What was decided, and by whom: for people, for programs, for the site. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { History } from '../gate/history.ts';
import {
  commitAll,
  type DeployingProject,
  deployingProject,
  gitEnvironment,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile } from '../gate/testing/rules.ts';

let project: DeployingProject;
let first: string;
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: project.root, env: gitEnvironment(), encoding: 'utf8' }).trim();
const BOB = { GIT_AUTHOR_EMAIL: 'bob@shop.example' };

beforeAll(async () => {
  project = await deployingProject(await rulesFile([rule('a'), rule('b')]), {}, 'in this process');
  commitAll(project.root);
  first = git('rev-parse', 'HEAD');
  await project.belay(['answer', 'a=yes'], BOB);
  await project.gate();
  // An answer is bound to the files of a commit.
  project.write('more.json', {});
  commitAll(project.root);
  await project.gate('--answer', 'a=yes', '--override', 'b=the shop is \u001b[31mdown');
  await project.gate('--now', '2026-11-24T10:00');
});
afterAll(() => project[Symbol.dispose]());

const log = (...args: string[]) => project.belay(['log', ...args]);
const kinds = async (...args: string[]) =>
  JSON.parse((await log('--json', ...args)).stdout).map(
    (record: { kind: string; decision?: string }) => record.decision ?? record.kind,
  );

test('the newest comes first, with what stopped it or was overridden', async () => {
  const { code, stdout } = await log();
  expect(code).toBe(0);
  expect(
    stdout.replaceAll(/\d{4}-\S+ \S+Z/g, 'TIME').replaceAll(/[0-9a-f]{10}/g, 'COMMIT'),
  ).toMatch(
    new RegExp(
      [
        '^TIME  stop        before-deploy  COMMIT  ada@shop.example  a rehearsal, as of .*',
        '    unknown a: nobody has answered, .*',
        '    unknown b: nobody has answered, .*',
        'TIME  go          before-deploy  COMMIT  ada@shop.example',
        String.raw`    overridden b: ada@shop.example: the shop is \\x1b\[31mdown`,
        'TIME  stop        before-deploy  COMMIT  ada@shop.example',
        '    unknown b: nobody has answered, .*',
        'TIME  answer      a: yes  COMMIT  bob@shop.example',
        '$',
      ].join('\n'),
    ),
  );
});

test.each<[string[], string[]]>([
  [[], ['stop', 'go', 'stop', 'answer']],
  [
    ['--commit', 'HEAD~1'],
    ['stop', 'answer'],
  ],
  [
    ['--person', 'Bob@shop.example'],
    ['stop', 'answer'],
  ],
  [
    ['--rule', 'b'],
    ['stop', 'go', 'stop'],
  ],
  [
    ['--rule', 'a', '--person', 'ada@shop.example', '--commit', 'HEAD'],
    ['stop', 'go'],
  ],
  [['--rule', 'c'], []],
])('%j shows %j', async (args, expected) => {
  expect(await kinds(...args)).toEqual(expected);
});

test('of one rule it shows what each run found', async () => {
  const { stdout } = await log('--rule', 'a', '--commit', first);
  expect(stdout).toContain('    pass a: bob@shop.example answered yes, in advance');
  expect(stdout).not.toContain('unknown b');
});

describe('for the site', () => {
  test('the runs are written without names, next to those of other projects', async () => {
    const other = { version: 1, runs: [{ project: 'blog', stage: 'before-deploy' }] };
    const at = '2026-11-24T07:00:00.000Z';
    Object.assign(other.runs[0] as object, { at, decision: 'go', rules: [] });
    project.write('.git/history.json', other);
    expect(await log('--export', '.git/history.json')).toMatchObject({
      code: 0,
      stdout: '.git/history.json now has 3 runs and 0 outages.\n',
    });
    await log('--export', '.git/history.json');
    const text = project.read('.git/history.json');
    const { runs } = History.parse(JSON.parse(text));
    expect(runs.map((run) => [run.project, run.decision])).toEqual([
      ['shop', 'go'],
      ['shop', 'stop'],
      ['blog', 'go'],
    ]);
    expect(runs[0]?.rules).toMatchObject([
      { id: 'a', verdict: 'pass' },
      { id: 'b', verdict: 'overridden' },
    ]);
    expect(text).not.toMatch(/@|the shop is/);
  });

  test('a file that is something else stays as it is', async () => {
    project.write('.git/other.json', '{"mine": true}');
    const { code, stderr } = await log('--export', '.git/other.json');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Nothing was written.')]);
    expect(project.read('.git/other.json')).toBe('{"mine": true}');
  });
});

test.each<[string[], string]>([
  [['--commit', 'nosuch'], 'There is no commit "nosuch"'],
  [['--export', 'x.json', '--rule', 'a'], 'no other option'],
  [['--export', 'no/such/folder.json'], 'ENOENT'],
  [['HEAD'], 'This verb takes only options'],
])('%j is exit 2', async (args, message) => {
  const { code, stderr } = await log(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

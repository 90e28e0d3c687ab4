import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInProcess } from '../cli/testing/runInProcess.ts';
import {
  commitAll,
  type DeployingProject,
  deployingProject,
} from '../gate/testing/deployingProject.ts';
import { rule, rulesFile, SOURCE } from '../gate/testing/rules.ts';
import type { Check } from '../rules/model.ts';

const TUESDAY = ['--now', '2026-11-24T10:00'];
const command = (name: string): Check => ({ kind: 'command', name });

const RULES = await rulesFile([
  rule('friday', {
    text: 'Is today the last working day of the week?',
    expect: 'no',
    check: { kind: 'calendar', name: 'last-working-day-of-week' },
  }),
  rule('confirmed', { text: 'Are all changes confirmed?', check: { kind: 'person', role: 'pm' } }),
  rule('snapshot', { text: 'Take a snapshot', expect: 'done' }),
  rule('tests', {
    text: 'Is there any problem with the tests?',
    expect: 'no',
    check: command('tests'),
  }),
  rule('old', { status: 'retired' }),
  rule('advice', { level: 'warn' }),
  rule('elsewhere', { sources: [{ ...SOURCE, appliesTo: { environments: ['staging'] } }] }),
]);
const SETTINGS = {
  environments: { production: { branches: ['main'] }, staging: { branches: ['develop'] } },
  commands: { tests: 'echo 12 passed' },
  people: { pm: ['ada@shop.example'] },
};
const LATER = ['confirmed', 'snapshot'].map((id) =>
  rule(id, { stage: 'after-deploy', expect: 'done' }),
);
const GOOD = ['--answer', 'confirmed=yes', '--answer', 'snapshot=done', ...TUESDAY];

let project: DeployingProject;
beforeAll(async () => {
  project = await deployingProject(RULES, SETTINGS);
});
afterAll(() => project[Symbol.dispose]());

const production = (...args: string[]) => project.gate('--environment', 'production', ...args);

describe('the gate', () => {
  test('lets a deploy go when all is well, and says how each rule was answered', async () => {
    const { code, decision, stderr } = await production(...GOOD);
    expect(stderr).toBe('belay: tests: echo 12 passed\n');
    expect([code, decision.decision]).toEqual([0, 'go']);
    expect(Object.fromEntries(decision.rules.map(({ id, verdict }) => [id, verdict]))).toEqual({
      advice: 'warn',
      confirmed: 'pass',
      elsewhere: 'not-applicable',
      friday: 'pass',
      snapshot: 'pass',
      tests: 'pass',
    });
  });

  test.each<[string, string[], string, string]>([
    ['a Friday', ['--now', '2026-11-27T10:00', ...GOOD.slice(0, 4)], 'friday', 'stop'],
    [
      'a bad answer',
      ['--answer', 'confirmed=no', '--answer', 'snapshot=done', ...TUESDAY],
      'confirmed',
      'stop',
    ],
    ['no answer and no terminal', TUESDAY, 'confirmed', 'unknown'],
    [
      'a day that the calendar does not know',
      ['--now', '2031-01-01T10:00', ...GOOD.slice(0, 4)],
      'friday',
      'unknown',
    ],
  ])('stops on %s', async (_, args, id, verdict) => {
    const { code, decision } = await production(...args);
    expect([code, decision.decision]).toEqual([1, 'stop']);
    expect(decision.rules.find((each) => each.id === id)?.verdict).toBe(verdict);
  });

  test('continues despite a rule that is overridden with a reason, on record', async () => {
    const args = ['--override', 'confirmed=she is away, I have seen it = fine'];
    const { code, decision } = await production(...args, '--answer', 'snapshot=done', ...TUESDAY);
    expect(code).toBe(0);
    expect(decision.rules.find(({ id }) => id === 'confirmed')).toMatchObject({
      verdict: 'overridden',
      override: { reason: 'she is away, I have seen it = fine', by: 'ada@shop.example' },
    });
    expect(project.records().at(-1)).toMatchObject({
      version: 1,
      kind: 'run',
      decision: 'go',
      environment: 'production',
      by: 'ada@shop.example',
      digest: RULES.digest,
      atGivenByHand: true,
      at: '2026-11-24T07:00:00.000Z',
    });
  });

  test('says in the pretty report what stops, why, and where to read', async () => {
    const args = ['gate', '--stage', 'before-deploy', '--environment', 'production'];
    const { stdout, code } = await project.belay([...args, '--now', '2026-11-27T10:00']);
    expect(code).toBe(1);
    expect(stdout).toContain(`STOP        Is today the last working day of the week?
            expected no
            found yes: `);
    expect(stdout).toContain('why Release');
    expect(stdout).toContain('read https://journal.example/checklists/release/#rule-friday');
    expect(stdout).not.toContain('\x1b');
  });
});

describe('bad usage is exit 2, says why, and decides nothing', () => {
  test.each<[string[], string]>([
    [[], 'Give the stage'],
    [['--stage', 'deploy'], 'Write before-deploy or after-deploy'],
    [['--stage', 'before-deplyo'], 'Did you mean "before-deploy"?'],
    [['--stage', 'recovery'], '--stage cannot be "recovery"'],
    [['--stage', 'before-deploy', '--stage', 'after-deploy'], 'given twice'],
    [['--stage', 'before-deploy', '--environment', ''], 'needs a value'],
    [['--stage', 'before-deploy', '--environment'], 'needs a value'],
    [['--stage', 'before-deploy', '--enviroment', 'production'], 'Did you mean --environment?'],
    [['--stage', 'before-deploy', 'production'], '"production" is unexpected'],
    [['--stage', 'before-deploy'], 'No branch is checked out. Write --environment'],
    [['--stage', 'before-deploy', '--environment', 'prodution'], 'Did you mean "production"?'],
    [[...full(), '--report', 'xml'], 'Write pretty, json, junit, github, sarif or in-toto.'],
    [[...full(), '--report', 'constructor'], '--report cannot be "constructor"'],
    [[...full(), '--answer', 'confirmed'], 'has no rule'],
    [
      [...full(), '--answer', 'confirmed=maybe'],
      'is not an answer to "confirmed". Write yes or no.',
    ],
    [[...full(), '--answer', 'confirmed=done'], 'Write yes or no.'],
    [[...full(), '--answer', 'confirmed='], 'is not an answer to "confirmed"'],
    [[...full(), '--answer', 'confrmed=yes'], 'Did you mean "confirmed"?'],
    [[...full(), '--answer', 'old=yes'], 'is retired'],
    [[...full(), '--answer', 'tests=no'], 'use --override with a reason'],
    [[...full(), '--answer', 'confirmed=yes', '--answer', 'confirmed=no'], 'given twice'],
    [[...full(), '--override', 'tests'], 'needs its reason'],
    [[...full(), '--override', 'tests= '], 'needs its reason'],
    [[...full(), '--override', 'test=why'], 'Did you mean "tests"?'],
    [[...full(), '--now', 'tomorrow'], '"tomorrow" is not a time'],
    [[...full(), '--now', '2026-02-30T10:00Z'], '--now: '],
    [[...full(), '--now', '2026-11-24'], 'write 2026-11-24T12:00'],
    [[...full(), '--now', '2026-11-24T25:00'], '--now: '],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await runInProcess(['gate', ...args], { cwd: project.root });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^belay: /);
    expect([code, stdout]).toEqual([2, '']);
  });

  function full(): string[] {
    return ['--stage', 'before-deploy', '--environment', 'production'];
  }
});

describe('where it cannot decide it says so and exits with 2', () => {
  const broken = async (change: (project: DeployingProject) => void | Promise<void>) => {
    using other = await deployingProject(RULES, SETTINGS);
    await change(other);
    return await other.gate('--environment', 'production', ...GOOD);
  };

  test.each<[string, (project: DeployingProject) => void | Promise<void>, string]>([
    [
      'no belay.json',
      ({ root }) => rmSync(path.join(root, 'belay.json')),
      'There is no belay.json',
    ],
    [
      'a misspelt field',
      ({ write }) => write('belay.json', { project: 'shop', comands: {} }),
      'Did you mean "commands"?',
    ],
    ['no rules', ({ root }) => rmSync(path.join(root, '.belay/rules.json')), 'There are no rules'],
    [
      'rules that are a folder',
      ({ root }) => {
        rmSync(path.join(root, '.belay/rules.json'));
        mkdirSync(path.join(root, '.belay/rules.json'));
      },
      'EISDIR',
    ],
    [
      'rules changed by hand',
      ({ write }) => write('.belay/rules.json', { ...RULES, rules: [] }),
      'digest does not match',
    ],
    [
      'rules of a later version',
      ({ write }) => write('.belay/rules.json', { ...RULES, version: 2 }),
      'of version 2',
    ],
    [
      'no rule for the project',
      async ({ write }) => write('.belay/rules.json', await rulesFile(LATER)),
      'nothing was asked',
    ],
    [
      'vacations that are not there',
      ({ write }) => write('belay.json', { project: 'shop', ...SETTINGS, vacations: 'team.ics' }),
      'team.ics',
    ],
    [
      'vacations that are no calendar',
      ({ write }) => {
        write('belay.json', { project: 'shop', ...SETTINGS, vacations: 'team.ics' });
        write('team.ics', 'Monday off');
      },
      'team.ics',
    ],
    [
      'latest rules wanted, from nowhere',
      ({ write }) => write('belay.json', { project: 'shop', ...SETTINGS, requireLatest: true }),
      'write "rules"',
    ],
    [
      'latest rules wanted, and not to be had',
      ({ write }) =>
        write('belay.json', {
          project: 'shop',
          ...SETTINGS,
          requireLatest: true,
          rules: 'no.json',
        }),
      'cannot be read: ENOENT',
    ],
    [
      'later rules than those',
      async ({ write }) => {
        write('belay.json', {
          project: 'shop',
          ...SETTINGS,
          requireLatest: true,
          rules: 'new.json',
        });
        write('new.json', await rulesFile([]));
      },
      'belay update',
    ],
  ])('%s', async (_, change, reason) => {
    const { code, decision } = await broken(change);
    expect([code, decision.decision, decision.rules]).toEqual([2, 'undecided', []]);
    expect(decision.reason).toContain(reason);
  });

  test('a go that cannot be recorded', async () => {
    const { code, decision } = await broken(({ root }) => {
      mkdirSync(path.join(root, '.belay/records.jsonl'));
    });
    expect([code, decision.decision]).toEqual([2, 'undecided']);
    expect(decision.reason).toContain('could not be recorded');
  });

  test('a run that could not decide is recorded too', async () => {
    using other = await deployingProject(RULES, { allowEmpty: 'yes' });
    await other.gate();
    expect(other.records()).toMatchObject([{ decision: 'undecided', rules: [] }]);
  });
});

describe('what a project says of itself', () => {
  test('the project’s own days off count in addition to the journal’s, from dates or from a calendar file', async () => {
    const first = rule('first', {
      expect: 'no',
      check: { kind: 'calendar', name: 'first-working-day-after-vacation' },
    });
    const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261124\r\nSUMMARY:Away\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    for (const [vacations, code] of [
      [[], 0],
      [[{ from: '2026-11-23', to: '2026-11-23' }], 1],
      ['team.ics', 1],
    ]) {
      using other = await deployingProject(await rulesFile([first]), { vacations });
      other.write('team.ics', ics);
      expect((await other.gate(...TUESDAY)).code).toBe(code);
    }
  });

  test('the environment comes from the branch, and a dirty work tree is reported', async () => {
    using other = await deployingProject(RULES, SETTINGS);
    commitAll(other.root, 'develop');
    const { decision } = await other.gate(...TUESDAY);
    expect(decision.environment).toBe('staging');
    other.write('new.txt', 'x');
    await other.gate(...TUESDAY);
    const commit = expect.stringMatching(/^[0-9a-f]{40}$/);
    expect(other.records()).toMatchObject([
      { commit, branch: 'develop', dirty: false },
      { commit, branch: 'develop', dirty: true },
    ]);
  });

  test('only who holds a role answers for it', async () => {
    const people = (pm: string) => deployingProject(RULES, { ...SETTINGS, people: { pm: [pm] } });
    using hers = await people('Ada@shop.example');
    expect((await hers.gate('--environment', 'production', ...GOOD)).code).toBe(0);
    using his = await people('bob@shop.example');
    const { code, decision } = await his.gate('--environment', 'production', ...GOOD);
    expect(code).toBe(1);
    expect(decision.rules.find(({ id }) => id === 'confirmed')).toMatchObject({
      verdict: 'unknown',
      evidence: expect.stringContaining('only pm may: bob@shop.example'),
    });
  });

  test.each<[string, Check, object, string]>([
    ['a command that is not bound', command('lint'), {}, 'binds no command to "lint"'],
    ['a command named like a part of every object', command('constructor'), {}, 'binds no command'],
    [
      'a command out of time',
      command('slow'),
      { commands: { slow: 'sleep 60' }, timeouts: { command: 1 } },
      'time limit of 1.0 s',
    ],
  ])('%s is unknown, which stops', async (_, check, settings, evidence) => {
    using other = await deployingProject(await rulesFile([rule('a', { check })]), settings);
    const { code, decision } = await other.gate();
    expect([code, decision.rules[0]?.verdict]).toEqual([1, 'unknown']);
    expect(decision.rules[0]?.evidence).toContain(evidence);
  });
});

test('what comes from outside cannot steer the terminal', async () => {
  const steering = '\x1b]0;owned\x07\x1b[2J\u202e\u009b31m';
  const rules = await rulesFile([
    rule('a', {
      text: `Is it ${steering}?`,
      because: steering,
      check: command('noisy'),
      sources: [{ ...SOURCE, title: `Title ${steering}` }],
    }),
  ]);
  using other = await deployingProject(rules, {
    project: `shop${steering}`,
    commands: { noisy: ['printf', `${steering.replace('\x1b', '\\033')}\\r\\nx`] },
  });
  for (const report of ['pretty', 'json']) {
    const args = ['gate', '--stage', 'before-deploy', '--report', report];
    const { stdout, stderr } = await other.belay(args);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});

test('a line that an earlier run left unfinished does not spoil the next record', async () => {
  using other = await deployingProject(RULES, SETTINGS);
  other.write('.belay/records.jsonl', '{"version":1,"kind":"ru');
  await other.gate('--environment', 'production', ...GOOD);
  const lines = other.read('.belay/records.jsonl').trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(JSON.parse(lines[1] as string)).toMatchObject({ decision: 'go' });
});

import { describe, expect, test } from 'vitest';
import { decide } from '../../decision/decide.ts';
import type { Decision, Finding } from '../../decision/decision.ts';
import { styleOf } from '../../text/style.ts';
import { rule, SOURCE } from '../testing/rules.ts';
import { githubSummary } from './githubSummary.ts';
import { REPORTS } from './reports.ts';

const incident = [
  { ...SOURCE, title: 'Two OpenSSL', date: '2019-06-24', severity: 'sev2' as const },
];
const RULES = [
  rule('tests', {
    text: 'Do the tests fail?',
    expect: 'no',
    sources: incident,
    because: 'fix them.',
  }),
  rule('snapshot', { text: 'Take a snapshot', expect: 'done' }),
  rule('quiet', { text: 'Is it quiet?', level: 'warn' }),
  rule('seen', { text: 'Has somebody seen it?' }),
  rule('ready', { text: 'Is it ready?' }),
  rule('elsewhere', { sources: [{ ...SOURCE, appliesTo: { projects: ['other'] } }] }),
  rule('back', { stage: 'recovery', text: 'Put the old release back', group: 'Shop' }),
];

function decision(findings: Record<string, Finding>, fields: Partial<Decision> = {}): Decision {
  const known = {
    rules: { rules: RULES, digest: `sha256-${'A'.repeat(43)}=` },
    stage: 'before-deploy' as const,
    project: { name: 'shop', stacks: [], environment: 'production' },
    findings: new Map(Object.entries(findings)),
    overrides: new Map([['seen', { reason: 'nobody is in', by: 'ada@shop.example' }]]),
    now: new Date('2026-11-24T09:00:00Z'),
    policy: { allowEmpty: false },
  };
  return { ...decide(known), ...fields };
}

const good: Finding = { answer: 'good', evidence: 'seen' };

describe('the pretty report', () => {
  test('shows each rule that stops, with everything that is known', () => {
    const findings = {
      tests: { answer: 'bad' as const, evidence: '`make` ended with exit code 1', detail: 'a\n b' },
      ready: { answer: 'yes' as const, evidence: 'ada answered yes' },
    };
    expect(REPORTS.pretty(decision(findings))).toBe(`before-deploy: shop to production

STOP        Do the tests fail?
            expected no
            found yes: \`make\` ended with exit code 1
              | a
              |  b
            so fix them.
            why Two OpenSSL, 2019-06-24, sev2
            read https://journal.example/checklists/release/#rule
            id tests
UNKNOWN     Take a snapshot
            expected done
            found nobody has answered
            why Release
            read https://journal.example/checklists/release/#rule-snapshot
            id snapshot
overridden  Has somebody seen it?
            expected yes
            found nobody has answered
            overridden by ada@shop.example: nobody is in
            why Release
            read https://journal.example/checklists/release/#rule-seen
warn        Is it quiet?
            expected yes
            found nobody has answered
            why Release
            read https://journal.example/checklists/release/#rule-quiet

1 rule passed (--verbose shows them).

Stop. 1 pass, 1 stop, 1 warn, 1 unknown, 1 overridden.
Asked 5, not for this project 1.

Next: fix what stops it and what is unknown. Then run the gate again.
`);
  });

  test('puts together what has one reason, and ends with what to do', () => {
    const unbound = (field: 'commands' | 'people', name: string): Finding => ({
      answer: 'unknown',
      evidence: `belay.json lacks ${name}`,
      unbound: { field, name },
    });
    const findings: Record<string, Finding> = {
      tests: unbound('commands', 'unit-tests'),
      snapshot: unbound('people', 'operator'),
      ready: { answer: 'unknown', evidence: 'nobody was asked', unasked: 'stopped' },
      quiet: good,
      seen: good,
    };
    const foreign: Decision['foreign'] = [
      { field: 'projects', name: 'shopp', near: 'shop' },
      { field: 'stacks', name: 'go' },
    ];
    const text = REPORTS.pretty(decision(findings, { foreign }));
    expect(text).toBe(`before-deploy: shop to production

UNKNOWN     belay.json does not bind 2 names that the rules use:
            operator: Take a snapshot
            unit-tests: Do the tests fail?
            Write in belay.json:
              "people": { "operator": ["name@company.example"] }
              "commands": { "unit-tests": "the command to run" }

1 question to people was not asked, because the deploy is already stopped.
2 rules passed (--verbose shows them).

Stop. 2 pass, 3 unknown.
Asked 5, not for this project 1.
Rules for the project "shopp" are not for this project, which has "shop". Did you mean the same?

Next: bind the names above in belay.json (exit code 0 of a command is the good answer). Then run the gate again.
People can answer in advance, at a terminal:
  belay answer --environment production
`);
  });

  test('shows every rule with --verbose', () => {
    const text = REPORTS.pretty(decision({ ready: good }), { verbose: true });
    expect(text).toContain('\npass        Is it ready?\n            found seen\n');
    expect(text).toContain(
      '\nnot asked   Is elsewhere fine?\n            found only for the project other\n',
    );
    expect(text).not.toContain('--verbose shows');
  });

  test('is short where all is well', () => {
    const findings = { tests: good, snapshot: good, quiet: good, seen: good, ready: good };
    const text = REPORTS.pretty(decision(findings, { atGivenByHand: true }));
    expect(text).toContain('asked as of 2026-11-24 09:00 in UTC, a time given by hand');
    expect(text).toMatch(
      /\nGo\. 5 pass\.\nAsked 5, not for this project 1\.\n\nThis was a rehearsal .+\n$/,
    );
    expect(text.split('\n').length).toBeLessThan(20);
  });

  test('ends with the recovery steps', () => {
    const help = '`make back`\nthen look.';
    const recovery = [{ id: 'back', text: 'Put it back', group: 'Shop', help, source: SOURCE }];
    expect(REPORTS.pretty(decision({}, { stage: 'after-deploy', recovery }))).toMatch(
      /\nRecovery\n {2}1\. Shop: Put it back\n {5}`make back`\n {5}then look\.\n {5}https:\/\/journal\.example\/.+\n$/,
    );
  });

  test('says why nothing was decided', () => {
    const undecided = {
      decision: 'undecided' as const,
      reason: 'There is no file.',
      rules: [],
    };
    expect(REPORTS.pretty(decision({}, undecided))).toMatch(
      /\nUndecided\. There is no file\.\nAsked 5, not for this project 1\.\n$/,
    );
  });

  test.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [true, { NO_COLOR: '' }, true],
    [true, { NO_COLOR: '0' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, {}, false],
  ])('on a terminal: %s, with %j, it is coloured: %s', (isTTY, env, coloured) => {
    const text = REPORTS.pretty(decision({}), { style: styleOf({ isTTY }, env) });
    expect(text?.includes('\x1b[31m')).toBe(coloured);
  });
});

describe('the reports for machines', () => {
  const stopped = decision({
    tests: { answer: 'bad', evidence: '`make` ended with <1>', detail: '50% done\n::set-env::x' },
    ready: good,
    snapshot: good,
    quiet: good,
  });

  test('junit', () => {
    expect(REPORTS.junit(stopped)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="belay gate" tests="6" failures="1" errors="0">
  <testsuite name="before-deploy: shop to production" tests="6" failures="1" errors="0" skipped="2" timestamp="2026-11-24T09:00:00Z">
    <properties>
      <property name="decision" value="stop"/>
      <property name="digest" value="sha256-${'A'.repeat(43)}="/>
    </properties>
    <testcase classname="before-deploy.elsewhere" name="Is elsewhere fine?"><skipped>only for the project other</skipped></testcase>
    <testcase classname="before-deploy.quiet" name="Is it quiet?"><system-out>seen</system-out></testcase>
    <testcase classname="before-deploy.ready" name="Is it ready?"><system-out>seen</system-out></testcase>
    <testcase classname="before-deploy.seen" name="Has somebody seen it?"><skipped>by ada@shop.example: nobody is in</skipped></testcase>
    <testcase classname="before-deploy.snapshot" name="Take a snapshot"><system-out>seen</system-out></testcase>
    <testcase classname="before-deploy.tests" name="Do the tests fail?"><failure type="stop" message="stop: \`make\` ended with &lt;1&gt;">expected no
found yes: \`make\` ended with &lt;1&gt;
so fix them.
why Two OpenSSL, 2019-06-24, sev2
read https://journal.example/checklists/release/#rule

50% done
::set-env::x</failure></testcase>
<system-out>Stop. 3 pass, 1 stop, 1 overridden.
Asked 5, not for this project 1.</system-out>
  </testsuite>
</testsuites>
`);
  });

  test('github: the whole to read, then a command a rule, and output that gives no orders', () => {
    const recovery = [{ id: 'back', text: 'Put it back, 100%', group: 'Shop', source: SOURCE }];
    const lines = REPORTS.github({ ...stopped, recovery }).split('\n') ?? [];
    expect(lines[0]).toBe('before-deploy: shop to production');
    expect(lines).toContain('              | ::set-env::x');
    expect(lines.slice(-5)).toEqual([
      '::warning title=overridden%3A Has somebody seen it?::expected yes%0Afound nobody has answered%0Aoverridden by ada@shop.example: nobody is in%0Awhy Release%0Aread https://journal.example/checklists/release/#rule-seen',
      '::error title=stop%3A Do the tests fail?::expected no%0Afound yes: `make` ended with <1>%0Aso fix them.%0Awhy Two OpenSSL, 2019-06-24, sev2%0Aread https://journal.example/checklists/release/#rule',
      '::error title=before-deploy%3A shop to production::Stop. 3 pass, 1 stop, 1 overridden.',
      '::error title=Recovery::1. Shop: Put it back, 100%25',
      '',
    ]);
  });

  test('github: a reason of many lines', () => {
    const reason = 'belay.json: no\n::error::go\n  ::stop-commands::x ##[add-mask]y';
    const text = REPORTS.github(decision({}, { decision: 'undecided', rules: [], reason }));
    expect(text).toContain(
      'Undecided. belay.json: no\n: :error::go\n  : :stop-commands::x ## [add-mask]y',
    );
    expect(text).toMatch(
      /\n::error title=before-deploy%3A shop to production::Undecided\. belay\.json: no%0A::error::go%0A.+\n$/,
    );
  });

  test('sarif: what stops is an error at the pinned rules, with the note as a related place', () => {
    const [run] = JSON.parse(REPORTS.sarif(stopped)).runs;
    expect(run.invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { level: 'error', message: { text: 'Stop. 3 pass, 1 stop, 1 overridden.' } },
        ],
      },
    ]);
    const byId = (id: string) =>
      run.results.find(({ ruleId }: { ruleId: string }) => ruleId === id);
    expect(byId('tests')).toMatchObject({
      kind: 'fail',
      level: 'error',
      message: { text: expect.stringContaining('Do the tests fail?\nexpected no\nfound yes: ') },
      relatedLocations: [
        {
          physicalLocation: { artifactLocation: { uri: incident[0]?.url } },
          message: { text: 'Two OpenSSL' },
        },
      ],
    });
    expect(run.tool.driver.rules[byId('tests').ruleIndex].id).toBe('tests');
    expect(byId('seen').suppressions).toEqual([
      { kind: 'external', justification: 'by ada@shop.example: nobody is in' },
    ]);
    expect(byId('elsewhere')).toMatchObject({ kind: 'notApplicable', level: 'none' });
  });

  test('the summary of a GitHub run', () => {
    const recovery = [{ id: 'back', text: 'Put it back', source: SOURCE }];
    const text = githubSummary({ ...stopped, recovery });
    expect(
      text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code)),
    ).toBe(`## before-deploy: shop to production

**Stop. 3 pass, 1 stop, 1 overridden.**

Asked 5, not for this project 1.

|  | Rule | Expected | Found | Why |
| --- | --- | --- | --- | --- |
| overridden | [Has somebody seen it?](<https://journal.example/checklists/release/#rule-seen>) | yes | nobody has answered; by ada@shop.example: nobody is in | Release |
| stop | [Do the tests fail?](<https://journal.example/checklists/release/#rule>) | no | yes: \`make\` ended with <1> | Two OpenSSL, 2019-06-24, sev2; so fix them. |

### Recovery

1. [Put it back](<https://journal.example/checklists/release/#rule>)

| Passed | Found |
| --- | --- |
| [Is it quiet?](<https://journal.example/checklists/release/#rule-quiet>) | yes: seen |
| [Is it ready?](<https://journal.example/checklists/release/#rule-ready>) | yes: seen |
| [Take a snapshot](<https://journal.example/checklists/release/#rule-snapshot>) | done: seen |
`);
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { styleOf } from '../../cli/style.ts';
import { decide } from '../decide.ts';
import type { Decision, Finding } from '../decision.ts';
import { rule, SOURCE } from '../testing/rules.ts';
import { REPORTS } from './reports.ts';

const incident = [
  { ...SOURCE, title: 'Two OpenSSL', date: '2019-06-24', severity: 'sev2' as const },
];
const RULES = [
  rule('tests', {
    text: 'Do the tests fail?',
    expect: 'no',
    sources: incident,
    because: 'mend them.',
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
  test('tells each rule that stops with all that there is to know', () => {
    const findings = {
      tests: { answer: 'bad' as const, evidence: '`make` ended with exit code 1', detail: 'a\n b' },
      ready: { answer: 'yes' as const, evidence: 'ada answered yes' },
    };
    expect(REPORTS['pretty']?.(decision(findings))).toBe(`before-deploy: shop to production

pass        Is it ready?
            found ada answered yes
warn        Is it quiet?
            expected yes
            found nobody has answered
            why Release
            read https://journal.example/checklists/release/#rule-quiet
overridden  Has somebody seen it?
            expected yes
            found nobody has answered
            overridden by ada@shop.example: nobody is in
            why Release
            read https://journal.example/checklists/release/#rule-seen
UNKNOWN     Take a snapshot
            expected done
            found nobody has answered
            why Release
            read https://journal.example/checklists/release/#rule-snapshot
            id snapshot
STOP        Do the tests fail?
            expected no
            found yes: \`make\` ended with exit code 1
              | a
              |  b
            so mend them.
            why Two OpenSSL, 2019-06-24, sev2
            read https://journal.example/checklists/release/#rule
            id tests

Stop. 1 pass, 1 stop, 1 warn, 1 unknown, 1 overridden.
`);
  });

  test('is short where all is well', () => {
    const findings = { tests: good, snapshot: good, quiet: good, seen: good, ready: good };
    const text = REPORTS['pretty']?.(decision(findings, { atGivenByHand: true })) ?? '';
    expect(text).toContain('asked as of 2026-11-24T09:00:00.000Z, a time given by hand');
    expect(text).toMatch(/\nGo\. 5 pass\.\n$/);
    expect(text.split('\n').length).toBeLessThan(20);
  });

  test('ends with the recovery steps', () => {
    const recovery = [{ id: 'back', text: 'Put it back', group: 'Shop', source: SOURCE }];
    expect(REPORTS['pretty']?.(decision({}, { stage: 'after-deploy', recovery }))).toMatch(
      /\nRecovery\n {2}1\. Shop: Put it back\n {5}https:\/\/journal\.example\/.+\n$/,
    );
  });

  test('says why nothing was decided', () => {
    const undecided = { decision: 'undecided' as const, reason: 'There is no file.', rules: [] };
    expect(REPORTS['pretty']?.(decision({}, undecided))).toMatch(
      /\nUndecided\. There is no file\.\n$/,
    );
  });

  test.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [true, { NO_COLOR: '' }, true],
    [true, { NO_COLOR: '0' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, {}, false],
  ])('on a terminal: %s, with %j, it is coloured: %s', (isTTY, env, coloured) => {
    const text = REPORTS['pretty']?.(decision({}), styleOf({ isTTY }, env));
    expect(text?.includes('\x1b[31m')).toBe(coloured);
  });
});

test('the reports say the same as the decision, whatever it is', () => {
  const answers = fc.constantFrom('good', 'bad', 'unknown', 'yes', 'no', 'done');
  const findings = fc.dictionary(
    fc.constantFrom(...RULES.map(({ id }) => id)),
    fc.record({
      answer: answers as fc.Arbitrary<Finding['answer']>,
      evidence: fc.string({ unit: 'binary' }),
    }),
  );
  fc.assert(
    fc.property(findings, (found) => {
      const decided = decision(found);
      expect(JSON.parse(REPORTS['json']?.(decided) ?? '')).toEqual(
        JSON.parse(JSON.stringify(decided)),
      );
      const word = { go: 'Go', stop: 'Stop', undecided: 'Undecided' }[decided.decision];
      expect(REPORTS['pretty']?.(decided)).toMatch(new RegExp(`\\n${word}\\. [^\\n]+\\n$`));
    }),
  );
});

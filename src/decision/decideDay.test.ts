/** The page and the gate make one decision. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCalendar } from '../calendar/answer.ts';
import { addDays } from '../calendar/plainDate.ts';
import { ISTANBUL } from '../calendar/testing/istanbul.ts';
import { CALENDAR_QUESTIONS, type Calendar, type Rule, WEEKDAYS } from '../rules/model.ts';
import { type Project, whereApplies } from './applies.ts';
import { decide, holdsUp } from './decide.ts';
import { type CalendarRule, decideDay, deployAsked } from './decideDay.ts';

const SOURCE: Rule['sources'][number] = {
  path: 'checklists/a.md',
  line: 1,
  column: 1,
  title: 'A',
  url: 'https://journal.example/a',
  appliesTo: {},
};

function rule(id: string, fields: Partial<CalendarRule> = {}): CalendarRule {
  return {
    id,
    stage: 'before-deploy',
    text: id,
    expect: 'no',
    level: 'stop',
    status: 'active',
    check: { kind: 'calendar', name: 'last-working-day-of-week' },
    sources: [SOURCE],
    ...fields,
  };
}

const only = (appliesTo: Rule['sources'][number]['appliesTo']) => [{ ...SOURCE, appliesTo }];
const FRIDAY = { date: '2026-11-27', time: '10:00' };
const THURSDAY = { date: '2026-11-26', time: '10:00' };
const aspect = (rules: CalendarRule[], now = FRIDAY) => decideDay(rules, ISTANBUL, now).aspect;

describe('decideDay', () => {
  test('without rules, nothing is held', () => {
    expect(aspect([])).toBe('go');
  });

  test('a rule for every deploy holds all of them', () => {
    expect(aspect([rule('friday')])).toBe('hold');
    expect(aspect([rule('friday')], THURSDAY)).toBe('go');
  });

  test('a task that the calendar answers is done on a working day', () => {
    const task = rule('task', { expect: 'done', check: { kind: 'calendar', name: 'working-day' } });
    expect(aspect([task])).toBe('go');
    expect(aspect([task], { date: '2026-11-28', time: '10:00' })).toBe('hold');
  });

  test('a rule for production alone never lets the page say go on the day it holds', () => {
    const production = rule('friday', { sources: only({ environments: ['production'] }) });
    expect(aspect([production])).toBe('some');
    expect(aspect([production], THURSDAY)).toBe('go');
  });

  test('it is a go with an exception if the rules for every deploy pass', () => {
    const production = rule('friday', { sources: only({ environments: ['production'] }) });
    const passes = rule('passes', { expect: 'yes' });
    expect(aspect([production, passes])).toBe('except');
  });

  test('a warning does not hold a deploy', () => {
    expect(aspect([rule('friday', { level: 'warn' })])).toBe('warn');
  });

  test('a day that the calendar does not know is unknown, unless a rule holds it anyway', () => {
    const later = { date: '2027-01-04', time: '10:00' };
    expect(aspect([rule('friday')], later)).toBe('unknown');
  });

  test('rules that hold come first', () => {
    const rules = [
      rule('passes', { expect: 'yes' }),
      rule('warns', { level: 'warn' }),
      rule('holds'),
    ];
    expect(decideDay(rules, ISTANBUL, FRIDAY).verdicts.map(({ id }) => id)).toEqual([
      'holds',
      'warns',
      'passes',
    ]);
  });
});

const names = <Name extends string>(...all: Name[]) =>
  fc.option(fc.subarray(all, { minLength: 1 }), { nil: undefined });
const anyAppliesTo = fc
  .record({
    projects: names('shop', 'api'),
    environments: names('production', 'staging'),
    stacks: names('django', 'go'),
  })
  .map((all) => JSON.parse(JSON.stringify(all)) as Rule['sources'][number]['appliesTo']);
const anyTime = fc.constantFrom('00:00', '09:00', '12:59', '13:00', '18:00', '23:59');
const anyCheck = fc.oneof(
  fc.constantFrom(...CALENDAR_QUESTIONS).map((name) => ({ kind: 'calendar' as const, name })),
  fc
    .subarray([...WEEKDAYS], { minLength: 1 })
    .map((weekdays) => ({ kind: 'calendar' as const, name: 'weekday' as const, weekdays })),
  fc
    .tuple(anyTime, anyTime)
    .map(([from, to]) => ({ kind: 'calendar' as const, name: 'between' as const, from, to })),
);
const anyRules = fc
  .array(
    fc.record({
      expect: fc.constantFrom('yes', 'no', 'done'),
      level: fc.constantFrom('stop', 'stop', 'warn'),
      check: anyCheck,
      sources: fc
        .array(anyAppliesTo, { minLength: 1, maxLength: 2 })
        .map((all) => all.map((appliesTo) => ({ ...SOURCE, appliesTo }))),
    }),
    { maxLength: 4 },
  )
  .map((all) => all.map((fields, index) => rule(`rule-${index}`, fields as Partial<CalendarRule>)));
const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-12-20', days));
const anyCalendar = fc
  .record({
    weekend: fc.subarray([...WEEKDAYS], { maxLength: 6 }),
    vacations: fc.array(
      anyDay.chain((from) => fc.nat(20).map((length) => ({ from, to: addDays(from, length) }))),
      { maxLength: 2 },
    ),
  })
  .map((fields): Calendar => ({ ...ISTANBUL, ...fields }));
const anyProject: fc.Arbitrary<Project> = fc.record({
  name: fc.constantFrom('shop', 'api', 'other'),
  stacks: fc.subarray(['django', 'go', 'rust']),
  environment: fc.constantFrom('production', 'staging', 'test'),
});

/** What the gate decides for a project, of the calendar's rules alone. */
function gate(rules: CalendarRule[], calendar: Calendar, now: typeof FRIDAY, project: Project) {
  return decide({
    rules: { rules, digest: '' },
    stage: 'before-deploy',
    project,
    findings: new Map(rules.map(({ id, check }) => [id, answerCalendar(check, calendar, now)])),
    overrides: new Map(),
    now: new Date(0),
    policy: { allowEmpty: true },
  });
}

test('page and gate agree, for any rules, calendar, time and project', () => {
  fc.assert(
    fc.property(
      anyRules,
      anyCalendar,
      fc.record({ date: anyDay, time: anyTime }),
      anyProject,
      (rules, calendar, now, project) => {
        const page = decideDay(rules, calendar, now);
        const { decision, rules: verdicts } = gate(rules, calendar, now, project);
        // Each rule that applies to the project has the verdict that the page shows.
        const shown = new Map(page.verdicts.map((verdict) => [verdict.id, verdict.verdict]));
        for (const { id, verdict } of verdicts) {
          if (verdict !== 'not-applicable') expect(shown.get(id)).toBe(verdict);
        }
        if (page.aspect === 'go' || page.aspect === 'warn') expect(decision).toBe('go');
        if (page.aspect === 'hold' || page.aspect === 'unknown') expect(decision).toBe('stop');
        if (page.aspect === 'some' || page.aspect === 'except') {
          const holding = page.verdicts.filter(({ verdict }) => holdsUp(verdict));
          expect(holding.every(({ everywhere }) => !everywhere)).toBe(true);
          for (const { id } of holding) {
            const held = rules.find((each) => each.id === id) as CalendarRule;
            const deploy = deployAsked(held);
            expect(whereApplies(held, deploy)).toBeDefined();
            expect(gate(rules, calendar, now, deploy).decision).toBe('stop');
          }
        }
      },
    ),
    { numRuns: 400 },
  );
});

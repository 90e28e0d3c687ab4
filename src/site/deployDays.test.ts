import { describe, expect, test } from 'vitest';
import { ISTANBUL } from '../calendar/testing/istanbul.ts';
import type { CalendarRule } from '../decision/decideDay.ts';
import { daysAhead, nextGo } from './deployDays.ts';

const FRIDAY: CalendarRule = {
  id: 'friday',
  stage: 'before-deploy',
  text: 'Is today the last working day of the week?',
  expect: 'no',
  level: 'stop',
  status: 'active',
  check: { kind: 'calendar', name: 'last-working-day-of-week' },
  sources: [
    { path: 'a.md', line: 1, column: 1, title: 'A', url: 'https://a.example/', appliesTo: {} },
  ],
};
const HOURS: CalendarRule = {
  ...FRIDAY,
  id: 'hours',
  check: { kind: 'calendar', name: 'between', from: '09:00', to: '20:00' },
};
const WORKING: CalendarRule = {
  ...FRIDAY,
  id: 'working',
  expect: 'yes',
  check: { kind: 'calendar', name: 'working-day' },
};

/** Days as `date aspect`, days off in a row as `from…to`. */
const shown = (first: string, working: number, rules = [FRIDAY]) =>
  daysAhead(first, working, rules, ISTANBUL).map((day) =>
    'from' in day ? `${day.from}…${day.to}` : `${day.date} ${day.aspect}`,
  );

describe('daysAhead', () => {
  test('counts working days, and takes the weekend between them as one', () => {
    expect(shown('2026-11-26', 3)).toEqual([
      '2026-11-26 go',
      '2026-11-27 hold',
      '2026-11-28…2026-11-29',
      '2026-11-30 go',
      '2026-12-01 go',
    ]);
  });

  test('begins with today even where it is off', () => {
    expect(shown('2026-11-28', 1)).toEqual([
      '2026-11-28 go',
      '2026-11-29…2026-11-29',
      '2026-11-30 go',
    ]);
  });

  test('the eve of a holiday changes at its hour', () => {
    const [eve] = daysAhead('2026-10-28', 0, [WORKING], ISTANBUL);
    expect(eve).toMatchObject({ aspect: 'go', change: { from: '13:00', aspect: 'hold' } });
  });

  test('a rule about hours holds no day as a whole', () => {
    expect(shown('2026-11-26', 0, [HOURS])).toEqual(['2026-11-26 go']);
  });

  test('a vacation without an end does not go on for ever', () => {
    const vacations = [{ from: '2026-09-01', to: '2030-01-01' }];
    const days = daysAhead('2026-08-31', 10, [FRIDAY], { ...ISTANBUL, vacations });
    expect(days).toMatchObject([{ date: '2026-08-31' }, { from: '2026-09-01' }]);
  });
});

describe('nextGo', () => {
  const next = (date: string, time: string, rules: CalendarRule[], calendar = ISTANBUL) => {
    const go = nextGo(rules, calendar, { date, time });
    return go && `${go.date} ${go.time}`;
  };

  test.each<[string, string, CalendarRule[], string]>([
    ['2026-11-27', '10:00', [FRIDAY], '2026-11-30 00:00'],
    ['2026-11-28', '10:00', [FRIDAY], '2026-11-30 00:00'],
    ['2026-11-26', '10:00', [HOURS], '2026-11-26 20:00'],
    ['2026-11-27', '10:00', [FRIDAY, HOURS], '2026-11-30 00:00'],
    // The afternoon of the eve is free, the next day is the holiday, and then comes the last day of the week.
    ['2026-10-28', '14:00', [WORKING, FRIDAY], '2026-11-02 00:00'],
    ['2026-08-10', '10:00', [FRIDAY], '2026-08-24 00:00'],
  ])('after %s %s: %#', (date, time, rules, expected) => {
    expect(next(date, time, rules)).toBe(expected);
  });

  test('does not exist if the rules never let a deploy continue, or if the calendar ends before it', () => {
    expect(
      next('2026-11-27', '10:00', [FRIDAY, { ...FRIDAY, id: 'yes', expect: 'yes' }]),
    ).toBeUndefined();
    expect(next('2026-12-31', '10:00', [WORKING])).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { ISTANBUL } from '../calendar/testing/istanbul.ts';
import { type CalendarRule, daysAhead } from './deployDays.ts';

const FRIDAY: CalendarRule = {
  text: 'Is today the last working day of the week?',
  expect: 'no',
  level: 'stop',
  check: { kind: 'calendar', name: 'last-working-day-of-week' },
  url: '/rules/friday/',
};
const HOURS: CalendarRule = {
  ...FRIDAY,
  check: { kind: 'calendar', name: 'between', from: '09:00', to: '20:00' },
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
    const working: CalendarRule = {
      ...FRIDAY,
      expect: 'yes',
      check: { kind: 'calendar', name: 'working-day' },
    };
    const [eve] = daysAhead('2026-10-28', 0, [working], ISTANBUL);
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

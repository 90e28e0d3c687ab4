import { describe, expect, test } from 'vitest';
import type { Weekday } from '../rules/model.ts';
import { answerCalendar } from './answer.ts';
import { ISTANBUL } from './testing/istanbul.ts';
import { describeDay, isWorkingDay } from './workingDay.ts';
import { endOfWorkWeek, nextWorkingDays } from './workWeek.ts';

const withWeekend = (...weekend: Weekday[]) => ({ ...ISTANBUL, weekend });

describe('endOfWorkWeek', () => {
  test.each<[Weekday[], string, string, string]>([
    [['saturday', 'sunday'], '2026-11-23', '2026-11-29', 'Monday to Sunday'],
    [['saturday', 'sunday'], '2026-11-29', '2026-11-29', 'its own last day'],
    [['friday', 'saturday'], '2026-11-22', '2026-11-28', 'Sunday to Saturday'],
    [['friday', 'saturday'], '2026-11-29', '2026-12-05', 'Sunday begins the next one'],
    [['friday'], '2026-11-28', '2026-12-04', 'Saturday to Friday'],
    [['sunday'], '2026-11-28', '2026-11-29', 'Monday to Sunday'],
    [['sunday', 'monday'], '2026-11-24', '2026-11-30', 'Tuesday to Monday'],
    [['sunday', 'wednesday'], '2026-11-23', '2026-11-25', 'Monday to Wednesday'],
    [['sunday', 'wednesday'], '2026-11-26', '2026-11-29', 'Thursday to Sunday'],
    [['sunday', 'friday'], '2026-11-28', '2026-11-29', 'a lone Saturday, then Sunday'],
    [[], '2026-11-23', '2026-11-29', 'no weekend: the ISO week'],
    [[], '2026-11-29', '2026-11-29', 'no weekend: Sunday ends it'],
  ])('with %j off, the week of %s ends on %s: %s', (weekend, date, end) => {
    expect(endOfWorkWeek(withWeekend(...weekend), date)).toBe(end);
  });
});

test.each<[Weekday[], string, string]>([
  [['friday', 'saturday'], '2026-11-26', 'Thursday ends the week'],
  [['friday'], '2026-11-26', 'Thursday ends the week'],
  [['sunday'], '2026-11-28', 'Saturday ends the week'],
  [['sunday', 'wednesday'], '2026-11-24', 'Tuesday ends the first week'],
  [['sunday', 'wednesday'], '2026-11-28', 'Saturday ends the second week'],
  [[], '2026-11-29', 'Sunday ends the ISO week'],
])('with %j off, %s is the last working day of its week: %s', (weekend, date) => {
  const check = { kind: 'calendar', name: 'last-working-day-of-week' } as const;
  const now = { date, time: '09:00' };
  expect(answerCalendar(check, withWeekend(...weekend), now).answer).toBe('yes');
});

describe('nextWorkingDays', () => {
  test.each([
    ['2026-11-27', 3, ['2026-11-27', '2026-11-30', '2026-12-01']],
    ['2026-07-31', 2, ['2026-07-31', '2026-08-24']],
    ['2026-05-26', 2, ['2026-05-26', '2026-06-01']],
    ['2026-12-30', 5, ['2026-12-30', '2026-12-31']],
    ['2027-06-01', 5, []],
    ['2026-11-27', 0, []],
  ])('from %s, %i of them', (from, count, expected) => {
    expect(nextWorkingDays(ISTANBUL, from, count)).toEqual(expected);
  });
});

describe('a day in words', () => {
  test.each([
    ['2026-11-24', 'Tuesday 2026-11-24, a working day'],
    ['2026-10-28', 'Wednesday 2026-10-28, a working day until 13:00 (Eve of Republic Day)'],
    ['2026-10-29', 'Thursday 2026-10-29, Republic Day'],
    ['2026-11-29', 'Sunday 2026-11-29, in the weekend'],
    ['2026-03-22', 'Sunday 2026-03-22, Ramazan Bayramı'],
    ['2026-08-03', 'Monday 2026-08-03, in the summer vacation (2026-08-03 to 2026-08-21)'],
  ])('%s is %s', (date, words) => {
    expect(describeDay(ISTANBUL, date)).toBe(words);
  });

  test('an eve is a working day, for its morning', () => {
    expect(isWorkingDay(ISTANBUL, '2026-10-28')).toBe(true);
    expect(isWorkingDay(ISTANBUL, '2026-10-29')).toBe(false);
  });
});

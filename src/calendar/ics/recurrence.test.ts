import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { dateOfDay, dayNumber } from '../plainDate.ts';
import dateutil from './fixtures/dateutil.json' with { type: 'json' };
import { daysOfRule, type RecurValue } from './recurrence.ts';

/** The days of a rule in a window, by its text. */
function days(
  rule: string,
  start: string,
  window = { from: start, to: '2027-12-31' },
  budget = { left: 300_000 },
): string[] {
  const value = ICAL.Recur.fromString(rule).toJSON() as unknown as RecurValue;
  return [...daysOfRule(value, start, window, budget)];
}

describe('the examples of RFC 5545, 3.8.5.3', () => {
  test.each<[string, string, string]>([
    ['FREQ=DAILY;COUNT=3', '1997-09-02', '1997-09-02 1997-09-03 1997-09-04'],
    ['FREQ=DAILY;INTERVAL=10;COUNT=3', '1997-09-02', '1997-09-02 1997-09-12 1997-09-22'],
    ['FREQ=WEEKLY;COUNT=3;WKST=SU;BYDAY=TU,TH', '1997-09-02', '1997-09-02 1997-09-04 1997-09-09'],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      '1997-08-05 1997-08-10 1997-08-19 1997-08-24',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05',
      '1997-08-05 1997-08-17 1997-08-19 1997-08-31',
    ],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=1FR', '1997-09-05', '1997-09-05 1997-10-03 1997-11-07'],
    [
      'FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU',
      '1997-09-07',
      '1997-09-07 1997-09-28 1997-11-02 1997-11-30',
    ],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=-2MO', '1997-09-22', '1997-09-22 1997-10-20 1997-11-17'],
    ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3', '1997-09-28', '1997-09-28 1997-10-29 1997-11-28'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2', '1997-09-02', '1998-02-13 1998-03-13'],
    [
      'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
      '1997-09-04',
      '1997-09-04 1997-10-07 1997-11-06',
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3',
      '1997-09-29',
      '1997-09-29 1997-10-30 1997-11-27',
    ],
    ['FREQ=YEARLY;COUNT=3;BYMONTH=6,7', '1997-06-10', '1997-06-10 1997-07-10 1998-06-10'],
    [
      'FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200',
      '1997-01-01',
      '1997-01-01 1997-04-10 1997-07-19 2000-01-01',
    ],
    ['FREQ=YEARLY;BYDAY=20MO;COUNT=2', '1997-05-19', '1997-05-19 1998-05-18'],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2', '1997-05-12', '1997-05-12 1998-05-11'],
    ['FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=3', '1997-03-13', '1997-03-13 1997-03-20 1997-03-27'],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
      '1996-11-05',
      '1996-11-05 2000-11-07 2004-11-02',
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=3', '2007-01-15', '2007-01-15 2007-01-30 2007-02-15'],
  ])('%s from %s', (rule, start, expected) => {
    expect(days(rule, start)).toEqual(expected.split(' '));
  });
});

describe('rules that never match end', () => {
  test.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYSETPOS=2',
    'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31',
    'FREQ=YEARLY;BYMONTH=6;BYYEARDAY=1',
    'FREQ=YEARLY;BYWEEKNO=30;BYMONTH=1',
    'FREQ=DAILY;BYDAY=MO;BYSETPOS=300',
    'FREQ=DAILY;INTERVAL=2000000000;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=DAILY;COUNT=5000000000;BYMONTH=2;BYMONTHDAY=31',
  ])('%s', (rule) => {
    expect(days(rule, '2026-01-05')).toEqual([]);
  });

  test('one that repeats for thousands of years before the window is refused', () => {
    const window = { from: '9000-01-01', to: '9000-12-31' };
    expect(() => days('FREQ=DAILY;COUNT=5000000000', '0002-01-01', window)).toThrow(
      'it repeats too often to be computed',
    );
  });
});

describe('what no vacation does is refused', () => {
  test.each([
    ['FREQ=SECONDLY', 'it repeats SECONDLY'],
    ['FREQ=MINUTELY;INTERVAL=30', 'it repeats MINUTELY'],
    ['FREQ=HOURLY', 'it repeats HOURLY'],
    ['FREQ=DAILY;BYHOUR=9,17', 'several times a day (BYHOUR)'],
    ['COUNT=3', 'does not say how often'],
  ])('%s: %s', (rule, message) => {
    expect(() => days(rule, '2026-01-05')).toThrow(message);
  });
});

test.each(dateutil as [string, string, string][])(
  'python-dateutil finds the same days: %s',
  (rule, start, expected) => {
    const found = days(rule, start, { from: start, to: '2028-12-31' });
    expect(found.slice(0, 6).join(' ')).toBe(expected);
  },
);

const anyRule = fc
  .tuple(fc.constantFrom(...(dateutil as [string, string, string][])), fc.boolean())
  .map(([[rule], counted]) => (counted ? rule : rule.replace(/;COUNT=\d+/, '')));

test('a window contains the events within it, wherever it begins', () => {
  fc.assert(
    fc.property(anyRule, fc.integer({ min: 0, max: 3000 }), (rule, later) => {
      const start = '2020-02-29';
      const from = dateOfDay(dayNumber(start) + later);
      const all = days(rule, start, { from: start, to: '2030-12-31' });
      expect(days(rule, start, { from, to: '2030-12-31' })).toEqual(
        all.filter((day) => day >= from),
      );
    }),
    { numRuns: 40 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, checkDate, dayOfWeek, nameDay } from './plainDate.ts';

describe('dayOfWeek', () => {
  test.each([
    ['2026-11-27', 'friday', 'the day of a release'],
    ['1970-01-01', 'thursday', 'where computers begin to count'],
    ['1969-12-31', 'wednesday', 'the day before that'],
    ['2000-02-29', 'tuesday', 'a leap day of a century that has one'],
    ['0001-01-01', 'monday', 'the first day'],
    ['9999-12-31', 'friday', 'the last day'],
  ])('%s is a %s: %s', (date, weekday) => {
    expect(dayOfWeek(date)).toBe(weekday);
  });
});

describe('addDays', () => {
  test.each([
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
    ['1970-01-02', -3, '1969-12-30'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  test('goes there and back, and moves the weekday along', () => {
    const date = fc
      .date({ min: new Date('0700-01-01'), max: new Date('9300-01-01'), noInvalidDate: true })
      .map((value) => value.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, fc.integer({ min: -30_000, max: 30_000 }), (day, days) => {
        expect(addDays(addDays(day, days), -days)).toBe(day);
        expect(addDays(day, days) > day).toBe(days > 0);
        expect(dayOfWeek(addDays(day, 7 * days))).toBe(dayOfWeek(day));
      }),
      { seed: 20_261_124 },
    );
  });

  test.each([
    ['9999-12-31', 1],
    ['0001-01-01', -1],
    ['2026-01-01', 1e9],
    ['2026-01-01', Number.NaN],
  ])('says that %s and %d days is out of range', (date, days) => {
    expect(() => addDays(date, days)).toThrow(RangeError);
  });
});

describe('a text that is not a date', () => {
  test.each([
    '2023-02-30',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
    '+002026-01-01',
    '0000-01-01',
    '',
    'today',
    'constructor',
  ])('%j is refused by name, never taken for another day', (text) => {
    expect(() => checkDate(text)).toThrow(RangeError);
    expect(() => dayOfWeek(text)).toThrow('is not a date; write a day that exists as YYYY-MM-DD.');
    expect(() => addDays(text, 1)).toThrow(RangeError);
  });
});

test('a day is named with its weekday', () => {
  expect(nameDay('2026-11-27')).toBe('Friday 2026-11-27');
});

import { describe, expect, test } from 'vitest';
import { WEEKDAYS } from '../rules/model.ts';
import { answerCalendar, type CalendarCheck } from './answer.ts';
import { ISTANBUL } from './testing/istanbul.ts';

const question = (name: string): CalendarCheck => ({ kind: 'calendar', name }) as CalendarCheck;

function ask(check: CalendarCheck, date: string, calendar = ISTANBUL) {
  return answerCalendar(check, calendar, { date, time: '09:00' });
}

describe('after the calendar’s end', () => {
  test.each([
    question('working-day'),
    question('last-working-day-of-week'),
    question('first-working-day-after-vacation'),
    question('first-working-day-after-holiday'),
    question('working-day-before-holiday'),
    { kind: 'calendar', name: 'weekday', weekdays: ['friday'] } satisfies CalendarCheck,
    { kind: 'calendar', name: 'between', from: '08:00', to: '10:00' } satisfies CalendarCheck,
  ])('$name is unknown, even on a weekend', (check) => {
    for (const date of ['2027-01-01', '2027-01-02', '2099-06-01']) {
      expect(ask(check, date).answer).toBe('unknown');
    }
    expect(ask(check, '2027-01-01').evidence).toBe(
      'today is Friday 2027-01-01, but the calendar ended on 2026-12-31: export the rules again, and update',
    );
  });
});

describe('just before the end', () => {
  test.each([
    // 2026-12-31 is a Thursday; nobody has said whether 2027-01-01 is a day off.
    ['last-working-day-of-week', '2026-12-31', 'unknown', 'Friday 1 January decides'],
    ['last-working-day-of-week', '2026-12-30', 'no', 'Thursday is known'],
    ['working-day-before-holiday', '2026-12-31', 'unknown', 'Friday 1 January decides'],
    ['working-day-before-holiday', '2026-12-30', 'no', 'Thursday is known'],
    ['first-working-day-after-holiday', '2026-12-31', 'no', 'only days before it decide'],
    ['working-day', '2026-12-31', 'yes', 'only the day itself decides'],
  ])('%s on %s is %s: %s', (name, date, answer) => {
    expect(ask(question(name), date).answer).toBe(answer);
  });

  test('a weekend is off in any year, so a Friday at the end is the last day of its week', () => {
    const calendar = { ...ISTANBUL, until: '2026-11-27' };
    expect(ask(question('last-working-day-of-week'), '2026-11-27', calendar)).toEqual({
      answer: 'yes',
      evidence:
        'today is Friday 2026-11-27; the next working day is after the end of the calendar, 2026-11-27',
    });
    expect(ask(question('working-day-before-holiday'), '2026-11-27', calendar).answer).toBe(
      'unknown',
    );
  });

  test('it names the day that is missing', () => {
    expect(ask(question('last-working-day-of-week'), '2026-12-31').evidence).toBe(
      'today is Thursday 2026-12-31; the answer depends on 2027-01-01, and the calendar ended on 2026-12-31: export the rules again, and update',
    );
  });
});

describe('before the calendar’s beginning', () => {
  test('a day of a year without data is unknown', () => {
    expect(ask(question('working-day'), '2023-12-29')).toEqual({
      answer: 'unknown',
      evidence:
        'today is Friday 2023-12-29, but the calendar begins on 2024-01-01: export the rules again, and update',
    });
  });

  test('a run of days off that reaches back over the beginning is unknown', () => {
    // 2024-01-01 is a holiday, 30 and 31 December a weekend; Friday 2023-12-29 has no data.
    expect(ask(question('first-working-day-after-vacation'), '2024-01-02').answer).toBe('unknown');
    expect(ask(question('first-working-day-after-holiday'), '2024-01-02').answer).toBe('yes');
    expect(ask(question('first-working-day-after-holiday'), '2024-01-03').answer).toBe('no');
  });

  test('it begins with the earliest holiday, in whatever order they are written', () => {
    const calendar = { ...ISTANBUL, holidays: ISTANBUL.holidays.toReversed() };
    expect(ask(question('working-day'), '2024-02-01', calendar).answer).toBe('yes');
    expect(ask(question('working-day'), '2023-12-29', calendar).answer).toBe('unknown');
  });

  test('without any holiday nothing says where the data begins', () => {
    const calendar = { ...ISTANBUL, holidays: [] };
    expect(ask(question('working-day'), '2019-06-24', calendar).answer).toBe('yes');
  });
});

describe('input that makes no sense', () => {
  test.each([
    ['2026-02-30', '09:00'],
    ['2026-11-27', '24:00'],
    ['', ''],
  ])('the date %j with the time %j is a RangeError for every check', (date, time) => {
    for (const check of [
      question('working-day'),
      { kind: 'calendar', name: 'weekday', weekdays: ['friday'] } satisfies CalendarCheck,
      { kind: 'calendar', name: 'between', from: '08:00', to: '10:00' } satisfies CalendarCheck,
    ]) {
      expect(() => answerCalendar(check, ISTANBUL, { date, time })).toThrow(RangeError);
    }
  });

  test('so is a calendar whose end is no date, or whose weekend never ends', () => {
    const broken = { ...ISTANBUL, until: 'never' };
    expect(() => ask(question('working-day'), '2026-11-27', broken)).toThrow(RangeError);
    expect(() =>
      ask(question('last-working-day-of-week'), '2026-11-27', {
        ...ISTANBUL,
        weekend: [...WEEKDAYS],
      }),
    ).toThrow('A weekend of seven days leaves no working day.');
  });
});

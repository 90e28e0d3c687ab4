import { describe, expect, test } from 'vitest';
import type { CalendarQuestion, Weekday } from '../rules/model.ts';
import { answerCalendar } from './answer.ts';
import { ISTANBUL } from './testing/istanbul.ts';

/** The answer in Istanbul at 09:00, or at another time written behind the date. */
function ask(name: CalendarQuestion, at: string, calendar = ISTANBUL) {
  const [date = '', time = '09:00'] = at.split(' ');
  return answerCalendar({ kind: 'calendar', name }, calendar, { date, time });
}

describe('last-working-day-of-week', () => {
  test.each([
    // date, weekday, why, expected
    ['2026-11-23', 'Monday', 'four more days follow', 'no'],
    ['2026-11-26', 'Thursday', 'Friday follows', 'no'],
    ['2026-11-27', 'Friday', 'the weekend follows', 'yes'],
    ['2026-11-28', 'Saturday', 'a weekend is no working day', 'no'],
    ['2026-11-29', 'Sunday', 'a weekend is no working day', 'no'],
    ['2024-04-30', 'Tuesday', 'Labour Day on Wednesday, but Thursday follows', 'no'],
    ['2025-12-31', 'Wednesday', 'New Year on Thursday, but Friday follows', 'no'],
    ['2026-04-30', 'Thursday', 'Friday is Labour Day', 'yes'],
    ['2026-05-01', 'Friday', 'Labour Day is no working day', 'no'],
    ['2024-04-09', 'Tuesday', 'Ramazan Bayramı from Wednesday to Friday', 'yes'],
    ['2024-04-08', 'Monday', 'the eve is a working day until 13:00', 'no'],
    ['2026-03-19', 'Thursday', 'the eve; Ramazan Bayramı from Friday on', 'yes'],
    ['2026-05-26', 'Tuesday', 'the eve; Kurban Bayramı from Wednesday on', 'yes'],
    ['2026-05-25', 'Monday', 'the eve is a working day until 13:00', 'no'],
    ['2026-05-26 12:59', 'Tuesday', 'the last minute of the eve', 'yes'],
    ['2026-05-26 13:00', 'Tuesday', 'the eve is no working day from 13:00 on', 'no'],
    ['2026-07-31', 'Friday', 'the last one before the vacation', 'yes'],
    ['2026-08-14', 'Friday', 'in the vacation', 'no'],
    ['2026-08-24', 'Monday', 'the first one after the vacation', 'no'],
  ])('%s, a %s: %s', (date, _weekday, _why, expected) => {
    expect(ask('last-working-day-of-week', date).answer).toBe(expected);
  });

  test.each([
    ['2026-11-27', 'today is Friday 2026-11-27; the next working day is Monday 2026-11-30'],
    ['2026-07-31', 'today is Friday 2026-07-31; the next working day is Monday 2026-08-24'],
    [
      '2026-11-26',
      'today is Thursday 2026-11-26; Friday 2026-11-27 is a working day of the same week',
    ],
    ['2026-11-28', 'today is Saturday 2026-11-28, in the weekend'],
    ['2026-05-01', 'today is Friday 2026-05-01, Labour Day'],
    ['2026-08-14', 'today is Friday 2026-08-14, in the summer vacation (2026-08-03 to 2026-08-21)'],
    [
      '2026-05-26 13:00',
      'today is Tuesday 2026-05-26, a working day until 13:00 (Eve of Kurban Bayramı); it is 13:00',
    ],
  ])('on %s it says why', (at, evidence) => {
    expect(ask('last-working-day-of-week', at).evidence).toBe(evidence);
  });
});

describe('first-working-day-after-holiday', () => {
  test.each([
    ['2026-03-23', 'Monday', 'Ramazan Bayramı was Friday to Sunday', 'yes'],
    ['2024-06-20', 'Thursday', 'Kurban Bayramı was Sunday to Wednesday', 'yes'],
    ['2025-04-02', 'Wednesday', 'Ramazan Bayramı was Sunday to Tuesday', 'yes'],
    ['2025-06-10', 'Tuesday', 'Kurban Bayramı was Friday to Monday', 'yes'],
    ['2026-06-01', 'Monday', 'Kurban Bayramı was Wednesday to Saturday', 'yes'],
    ['2026-03-24', 'Tuesday', 'Monday was the first one', 'no'],
    ['2026-10-29', 'Thursday', 'Republic Day itself', 'no'],
    ['2026-10-30', 'Friday', 'Republic Day was Thursday', 'yes'],
    ['2026-11-02', 'Monday', 'only a weekend lies before it', 'no'],
    ['2026-08-24', 'Monday', 'only a vacation lies before it', 'no'],
    ['2024-04-15', 'Monday', 'Ramazan Bayramı ended on Friday', 'yes'],
  ])('%s, a %s: %s', (date, _weekday, _why, expected) => {
    expect(ask('first-working-day-after-holiday', date).answer).toBe(expected);
  });

  test('a holiday on a weekend took no working day', () => {
    const calendar = { ...ISTANBUL, holidays: [{ date: '2026-08-30', name: 'Victory Day' }] };
    expect(ask('first-working-day-after-holiday', '2026-08-31', calendar).answer).toBe('no');
  });

  test('the day after a half-day alone is not one', () => {
    const calendar = {
      ...ISTANBUL,
      holidays: [{ date: '2026-12-24', name: 'Eve', from: '13:00' }],
    };
    expect(ask('first-working-day-after-holiday', '2026-12-25', calendar).answer).toBe('no');
    expect(ask('working-day-before-holiday', '2026-12-23', calendar).answer).toBe('no');
  });

  test('it names the holiday', () => {
    expect(ask('first-working-day-after-holiday', '2026-10-30').evidence).toBe(
      'today is Friday 2026-10-30, the first working day after Republic Day (2026-10-29)',
    );
    expect(ask('first-working-day-after-holiday', '2026-11-03').evidence).toBe(
      'today is Tuesday 2026-11-03; no holiday is just before it',
    );
  });
});

describe('first-working-day-after-vacation', () => {
  test.each([
    ['2026-08-24', 'Monday', 'three weeks of vacation ended on Friday', 'yes'],
    ['2026-08-25', 'Tuesday', 'Monday was the first one', 'no'],
    ['2026-08-21', 'Friday', 'the last day of the vacation', 'no'],
    ['2026-08-22', 'Saturday', 'a weekend is no working day', 'no'],
    ['2026-07-31', 'Friday', 'the last day before it', 'no'],
    ['2026-03-23', 'Monday', 'a bayram is no vacation', 'no'],
  ])('%s, a %s: %s', (date, _weekday, _why, expected) => {
    expect(ask('first-working-day-after-vacation', date).answer).toBe(expected);
  });

  test('a vacation of a weekend took no working day', () => {
    const calendar = { ...ISTANBUL, vacations: [{ from: '2026-11-07', to: '2026-11-08' }] };
    expect(ask('first-working-day-after-vacation', '2026-11-09', calendar).answer).toBe('no');
  });

  test('a vacation and the bayram that follows it count both', () => {
    const calendar = { ...ISTANBUL, vacations: [{ from: '2026-05-25', to: '2026-05-26' }] };
    expect(ask('first-working-day-after-vacation', '2026-06-01', calendar).answer).toBe('yes');
    expect(ask('first-working-day-after-holiday', '2026-06-01', calendar).answer).toBe('yes');
  });

  test('it names the vacation', () => {
    expect(ask('first-working-day-after-vacation', '2026-08-24').evidence).toBe(
      'today is Monday 2026-08-24, the first working day after the summer vacation (2026-08-03 to 2026-08-21)',
    );
    const calendar = { ...ISTANBUL, vacations: [{ from: '2026-11-10', to: '2026-11-10' }] };
    expect(ask('first-working-day-after-vacation', '2026-11-11', calendar).evidence).toBe(
      'today is Wednesday 2026-11-11, the first working day after the vacation (2026-11-10)',
    );
  });

  test('a vacation that ends before it begins is an error, not a day to work on', () => {
    const calendar = { ...ISTANBUL, vacations: [{ from: '2026-11-10', to: '2026-11-01' }] };
    expect(() => ask('first-working-day-after-vacation', '2026-11-11', calendar)).toThrow(
      'The vacation from 2026-11-10 to 2026-11-01 ends before it begins.',
    );
  });
});

describe('working-day-before-holiday', () => {
  test.each([
    ['2026-10-28', 'Wednesday', 'the eve of Republic Day', 'yes'],
    ['2026-10-28 12:59', 'Wednesday', 'its last minute', 'yes'],
    ['2026-10-28 13:00', 'Wednesday', 'no working day any more', 'no'],
    ['2026-10-27', 'Tuesday', 'the eve is still a working day', 'no'],
    ['2026-04-30', 'Thursday', 'Friday is Labour Day', 'yes'],
    ['2026-11-27', 'Friday', 'only a weekend follows', 'no'],
    ['2025-03-28', 'Friday', 'the weekend runs on into a bayram', 'yes'],
    ['2026-07-31', 'Friday', 'a vacation is no holiday', 'no'],
  ])('%s, a %s: %s', (date, _weekday, _why, expected) => {
    expect(ask('working-day-before-holiday', date).answer).toBe(expected);
  });

  test('it names the holiday', () => {
    expect(ask('working-day-before-holiday', '2026-04-30').evidence).toBe(
      'today is Thursday 2026-04-30; Friday 2026-05-01 is Labour Day',
    );
  });
});

describe('working-day', () => {
  test.each([
    ['2026-11-24', 'yes', 'today is Tuesday 2026-11-24, a working day'],
    ['2026-11-28', 'no', 'today is Saturday 2026-11-28, in the weekend'],
    ['2026-10-29', 'no', 'today is Thursday 2026-10-29, Republic Day'],
    [
      '2026-10-28 12:59',
      'yes',
      'today is Wednesday 2026-10-28, a working day until 13:00 (Eve of Republic Day); it is 12:59',
    ],
    [
      '2026-10-28 13:00',
      'no',
      'today is Wednesday 2026-10-28, a working day until 13:00 (Eve of Republic Day); it is 13:00',
    ],
  ])('on %s: %s', (at, answer, evidence) => {
    expect(ask('working-day', at)).toEqual({ answer, evidence });
  });

  test('of two half-days on one day the earlier hour counts, whichever is written first', () => {
    const late = { date: '2026-12-24', name: 'Late', from: '16:00' };
    const early = { date: '2026-12-24', name: 'Early', from: '12:00' };
    for (const holidays of [
      [late, early],
      [early, late],
    ]) {
      expect(ask('working-day', '2026-12-24 12:00', { ...ISTANBUL, holidays }).answer).toBe('no');
      expect(ask('working-day', '2026-12-24 11:59', { ...ISTANBUL, holidays }).answer).toBe('yes');
    }
  });
});

describe('weekday', () => {
  test.each<[string, Weekday[], string]>([
    ['2026-11-27', ['friday'], 'yes'],
    ['2026-11-26', ['friday'], 'no'],
    ['2026-11-28', ['friday', 'saturday'], 'yes'],
    ['2026-10-29', ['thursday'], 'yes'],
  ])('%s with %j: %s', (date, weekdays, answer) => {
    const check = { kind: 'calendar', name: 'weekday', weekdays } as const;
    expect(answerCalendar(check, ISTANBUL, { date, time: '09:00' }).answer).toBe(answer);
  });
});

describe('between', () => {
  test.each([
    ['09:00', '17:00', '08:59', 'no'],
    ['09:00', '17:00', '09:00', 'yes'],
    ['09:00', '17:00', '16:59', 'yes'],
    ['09:00', '17:00', '17:00', 'no'],
    ['22:00', '06:00', '21:59', 'no'],
    ['22:00', '06:00', '22:00', 'yes'],
    ['22:00', '06:00', '23:59', 'yes'],
    ['22:00', '06:00', '00:00', 'yes'],
    ['22:00', '06:00', '05:59', 'yes'],
    ['22:00', '06:00', '06:00', 'no'],
    ['22:00', '00:00', '00:00', 'no'],
    ['22:00', '00:00', '23:59', 'yes'],
    ['06:00', '06:00', '06:00', 'unknown'],
  ])('from %s to %s it is, at %s: %s', (from, to, time, answer) => {
    const check = { kind: 'calendar', name: 'between', from, to } as const;
    const given = answerCalendar(check, ISTANBUL, { date: '2026-11-27', time });
    expect(given.answer).toBe(answer);
    expect(given.evidence).toContain(`it is ${time} on Friday 2026-11-27`);
  });
});

import { describe, expect, test } from 'vitest';
import type { Calendar, CalendarQuestion } from '../rules/model.ts';
import { answerCalendar } from './answer.ts';

/** Hungary in January 2026: Friday the 2nd is off, and Saturday the 10th is worked for it (10/2025. NGM). */
const HUNGARY: Calendar = {
  timeZone: 'Europe/Budapest',
  weekend: ['saturday', 'sunday'],
  holidays: [
    { date: '2026-01-01', name: 'New Year’s Day' },
    { date: '2026-01-02', name: 'Day off, worked on 10 January' },
  ],
  workingDays: [{ date: '2026-01-10', name: 'Working day for 2 January' }],
  vacations: [],
  until: '2026-12-31',
};

/** China in February 2026: a working Saturday before the Spring Festival, and one after it (国办发明电〔2025〕7号). */
const CHINA: Calendar = {
  timeZone: 'Asia/Shanghai',
  weekend: ['saturday', 'sunday'],
  holidays: ['16', '17', '18', '19', '20', '23'].map((day) => ({
    date: `2026-02-${day}`,
    name: 'Spring Festival',
  })),
  workingDays: [
    { date: '2026-02-14', name: 'Working day for 20 February' },
    { date: '2026-02-28', name: 'Working day for 23 February' },
    { date: '2026-09-20', name: 'Working day for 6 October' },
  ],
  vacations: [],
  until: '2026-12-31',
};

const ask = (calendar: Calendar, name: CalendarQuestion, date: string) =>
  answerCalendar({ kind: 'calendar', name }, calendar, { date, time: '10:00' });

describe('a make-up day is a working day for every question', () => {
  test.each<[string, Calendar, CalendarQuestion, string, 'yes' | 'no']>([
    ['Saturday that is worked', HUNGARY, 'working-day', '2026-01-10', 'yes'],
    ['the Sunday after it', HUNGARY, 'working-day', '2026-01-11', 'no'],
    ['the Saturday a week later', HUNGARY, 'working-day', '2026-01-17', 'no'],
    [
      'the Friday before a working Saturday',
      HUNGARY,
      'last-working-day-of-week',
      '2026-01-09',
      'no',
    ],
    ['a working Saturday', HUNGARY, 'last-working-day-of-week', '2026-01-10', 'yes'],
    [
      'a working Saturday before the festival',
      CHINA,
      'working-day-before-holiday',
      '2026-02-14',
      'yes',
    ],
    [
      'the Friday before a working Saturday',
      CHINA,
      'working-day-before-holiday',
      '2026-02-13',
      'no',
    ],
    [
      'the Tuesday after the festival',
      CHINA,
      'first-working-day-after-holiday',
      '2026-02-24',
      'yes',
    ],
    [
      'a working Saturday of the next week',
      CHINA,
      'first-working-day-after-holiday',
      '2026-02-28',
      'no',
    ],
    ['a working Sunday ends its week', CHINA, 'last-working-day-of-week', '2026-09-20', 'yes'],
    ['the Friday before a working Sunday', CHINA, 'last-working-day-of-week', '2026-09-18', 'no'],
  ])('%s: %#', (_, calendar, question, date, expected) => {
    expect(ask(calendar, question, date).answer).toBe(expected);
  });

  test('the first working day after a holiday can be a working Saturday', () => {
    const calendar = { ...HUNGARY, holidays: [{ date: '2026-01-09', name: 'A holiday' }] };
    expect(ask(calendar, 'first-working-day-after-holiday', '2026-01-10').answer).toBe('yes');
    expect(ask(calendar, 'first-working-day-after-holiday', '2026-01-12').answer).toBe('no');
  });

  test('a vacation on a make-up day is still a vacation, and a day that would have been worked', () => {
    const calendar = { ...HUNGARY, vacations: [{ from: '2026-01-10', to: '2026-01-11' }] };
    expect(ask(calendar, 'working-day', '2026-01-10').answer).toBe('no');
    expect(ask(calendar, 'first-working-day-after-vacation', '2026-01-12').answer).toBe('yes');
  });

  test('the evidence names it', () => {
    expect(ask(HUNGARY, 'working-day', '2026-01-10').evidence).toBe(
      'today is Saturday 2026-01-10, a working day (Working day for 2 January)',
    );
  });
});

test('the evidence says that days were not checked against an official calendar', () => {
  const calendar = { ...HUNGARY, unchecked: [{ from: '2026-02-01', to: '2026-12-31' }] };
  const says = 'not checked against an official calendar';
  expect(ask(calendar, 'working-day', '2026-03-02').evidence).toContain(says);
  expect(ask(calendar, 'working-day', '2026-01-30').evidence).not.toContain(says);
});

/**
 * The calendar against a second implementation of DESIGN's definitions, written as naively as they can be
 * read: it marks every day of a span as working or off and looks at the marks. It shares no code with the first.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Calendar, CalendarQuestion, Holiday, Weekday } from '../rules/model.ts';
import { answerCalendar } from './answer.ts';

const NAMES: Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];
const QUESTIONS: CalendarQuestion[] = [
  'working-day',
  'last-working-day-of-week',
  'first-working-day-after-vacation',
  'first-working-day-after-holiday',
  'working-day-before-holiday',
];
const SPAN = 120;
const FIRST = Date.UTC(2025, 11, 1);
/** The days of the span, and some after it, on which vacations end. */
const DAYS = Array.from({ length: SPAN + 20 }, (_, index) => new Date(FIRST + index * 86_400_000));
const DATES = DAYS.map((each) => each.toISOString().slice(0, 10));
const text = (index: number) => DATES[index] as string;
const weekdayOf = (index: number) => DAYS[index]?.getUTCDay() as number;

interface Mark {
  weekend: boolean;
  holiday: boolean;
  vacation: boolean;
  off: boolean;
}

function marksOf(calendar: Calendar): Mark[] {
  return Array.from({ length: SPAN }, (_, index) => {
    const date = text(index);
    const name = NAMES[weekdayOf(index)] as Weekday;
    const weekend = calendar.weekend.includes(name);
    const holiday = calendar.holidays.some((each) => each.date === date && !each.from);
    const vacation = calendar.vacations.some((each) => each.from <= date && date <= each.to);
    return { weekend, holiday, vacation, off: weekend || holiday || vacation };
  });
}

/** Numbers the work weeks of the span: a new one begins on each working weekday behind a weekend. */
function weekNumbers(calendar: Calendar, marks: Mark[]): number[] {
  let week = 0;
  return marks.map(({ weekend }, index) => {
    const begins =
      calendar.weekend.length === 0
        ? weekdayOf(index) === 1
        : !weekend && marks[index - 1]?.weekend === true;
    if (begins) week += 1;
    return week;
  });
}

function reference(
  name: CalendarQuestion,
  calendar: Calendar,
  index: number,
  time: string,
): string {
  const marks = marksOf(calendar);
  const halves = calendar.holidays.filter((each) => each.date === text(index) && each.from);
  const free = marks[index]?.off || halves.some((each) => (each.from as string) <= time);
  if (free) return 'no';
  if (name === 'working-day') return 'yes';
  if (name === 'last-working-day-of-week') {
    const weeks = weekNumbers(calendar, marks);
    const later = marks.some(
      (mark, other) => other > index && weeks[other] === weeks[index] && !mark.off,
    );
    return later ? 'no' : 'yes';
  }
  const step = name === 'working-day-before-holiday' ? 1 : -1;
  const run: Mark[] = [];
  for (let other = index + step; marks[other]?.off; other += step) run.push(marks[other] as Mark);
  const kind = name === 'first-working-day-after-vacation' ? 'vacation' : 'holiday';
  return run.some((mark) => mark[kind] && !mark.weekend) ? 'yes' : 'no';
}

/** All 127 weekends that leave a day to work on: none, one day, adjacent days, split days. */
const WEEKENDS = Array.from({ length: 127 }, (_, bits) =>
  NAMES.filter((_, day) => (bits >> day) % 2 === 1),
);

const day = fc.integer({ min: 0, max: SPAN - 1 });
const holiday: fc.Arbitrary<Holiday> = fc.oneof(
  day.map((index) => ({ date: text(index), name: 'A holiday' })),
  fc.record({
    date: day.map(text),
    name: fc.constant('An eve'),
    from: fc.constantFrom('12:00', '13:00'),
  }),
);
const vacation = fc
  .tuple(day, fc.integer({ min: 0, max: 20 }))
  .map(([from, length]) => ({ from: text(from), to: text(from + length) }));
const rest = fc.record({
  timeZone: fc.constant('UTC'),
  holidays: fc.array(holiday, { maxLength: 20 }),
  vacations: fc.array(vacation, { maxLength: 3 }),
  until: fc.constant('2030-12-31'),
});
// The days in the middle of the span, so that no run and no week is cut off.
const middle = fc.integer({ min: 45, max: 75 });

// A holiday long before makes the calendar cover the whole span.
const covered = (calendar: Calendar): Calendar => ({
  ...calendar,
  holidays: [...calendar.holidays, { date: '2020-01-01', name: 'New Year' }],
});

test('every question is answered as the reference does, on every weekend', () => {
  for (const weekend of WEEKENDS) {
    fc.assert(
      fc.property(
        rest,
        middle,
        fc.constantFrom('11:59', '12:59', '13:00'),
        (given, index, time) => {
          const calendar = covered({ ...given, weekend });
          for (const name of QUESTIONS) {
            const now = { date: text(index), time };
            const { answer } = answerCalendar({ kind: 'calendar', name }, calendar, now);
            expect([name, answer]).toEqual([name, reference(name, calendar, index, time)]);
          }
        },
      ),
      { seed: 20_261_124, numRuns: 20 },
    );
  }
}, 60_000);

test('the order of holidays, vacations and weekend days never matters', () => {
  fc.assert(
    fc.property(rest, fc.constantFrom(...WEEKENDS), middle, (given, weekend, index) => {
      const calendar = covered({ ...given, weekend });
      const turned: Calendar = {
        ...calendar,
        weekend: calendar.weekend.toReversed(),
        holidays: calendar.holidays.toReversed(),
        vacations: calendar.vacations.toReversed(),
      };
      const now = { date: text(index), time: '12:30' };
      for (const name of QUESTIONS) {
        const check = { kind: 'calendar', name } as const;
        const [one, other] = [calendar, turned].map((each) => answerCalendar(check, each, now));
        expect(other?.answer).toBe(one?.answer);
      }
    }),
    { seed: 20_261_124 },
  );
});

test('an end of the data changes an answer to unknown at most, never from no to yes or back', () => {
  fc.assert(
    fc.property(
      rest,
      fc.constantFrom(...WEEKENDS),
      middle,
      middle,
      (given, weekend, index, end) => {
        const calendar = covered({ ...given, weekend });
        const now = { date: text(index), time: '09:00' };
        for (const name of QUESTIONS) {
          const check = { kind: 'calendar', name } as const;
          const whole = answerCalendar(check, calendar, now).answer;
          const cut = answerCalendar(check, { ...calendar, until: text(end) }, now).answer;
          expect([whole, 'unknown']).toContain(cut);
        }
      },
    ),
    { seed: 20_261_124, numRuns: 500 },
  );
});

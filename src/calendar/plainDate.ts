/**
 * Days without a clock or a zone, as text: `2026-11-27`. Such texts sort as the days do.
 *
 * The names are those of Temporal's `PlainDate`. Years run from 0001 to 9999.
 */
import type { Weekday } from '../rules/model.ts';

/** A day, as `YYYY-MM-DD`. */
export type PlainDate = string;

/** In ISO order, as `rules.json` writes them. Stated here so that the calendar needs no schema library. */
const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[];

const MILLISECONDS_A_DAY = 86_400_000;

/**
 * Days from 1970-01-01 to a day; before it, negative.
 *
 * @throws RangeError where the text is not a day that exists: `2023-02-30` is an error, never 2 March.
 */
export function dayNumber(date: PlainDate): number {
  const milliseconds = /^\d{4}-\d\d-\d\d$/.test(date)
    ? Date.parse(`${date}T00:00:00Z`)
    : Number.NaN;
  // `Date.parse` may roll an impossible day over into the next month: the way back must lead here.
  if (Number.isNaN(milliseconds) || textOf(milliseconds) !== date || date < '0001') {
    throw new RangeError(`"${date}" is not a date; write a day that exists as YYYY-MM-DD.`);
  }
  return milliseconds / MILLISECONDS_A_DAY;
}

function textOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/**
 * The day that lies a number of days after 1970-01-01: the inverse of `dayNumber`.
 *
 * @throws RangeError where it lies outside the years 0001 to 9999.
 */
export function dateOfDay(day: number): PlainDate {
  const milliseconds = day * MILLISECONDS_A_DAY;
  const result = Number.isNaN(new Date(milliseconds).getTime()) ? '' : textOf(milliseconds);
  if (!/^\d{4}-/.test(result) || result < '0001') {
    throw new RangeError(`Day ${day} from 1970-01-01 is outside the years 0001 to 9999.`);
  }
  return result;
}

/**
 * Checks that a text is a day.
 *
 * @throws RangeError where it is not.
 */
export function checkDate(date: PlainDate): void {
  dayNumber(date);
}

/**
 * The day that lies a number of days later, or earlier where the number is negative.
 *
 * `addDays('2028-02-28', 1)` is `2028-02-29`.
 *
 * @throws RangeError where the text is not a day, or the result lies outside the years 0001 to 9999.
 */
export function addDays(date: PlainDate, days: number): PlainDate {
  const milliseconds = (dayNumber(date) + days) * MILLISECONDS_A_DAY;
  const result = Number.isNaN(new Date(milliseconds).getTime()) ? '' : textOf(milliseconds);
  if (!/^\d{4}-/.test(result) || result < '0001') {
    throw new RangeError(`${days} days from ${date} is outside the years 0001 to 9999.`);
  }
  return result;
}

/**
 * The weekday of a day: `2026-11-27` is a `friday`.
 *
 * @throws RangeError where the text is not a day.
 */
export function dayOfWeek(date: PlainDate): Weekday {
  // 1970-01-01 was a Thursday, which is three days after a Monday.
  const index = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return WEEKDAYS[index] as Weekday;
}

/** A day as a person reads it: `Friday 2026-11-27`. @throws RangeError where the text is not a day. */
export function nameDay(date: PlainDate): string {
  const weekday = dayOfWeek(date);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${date}`;
}

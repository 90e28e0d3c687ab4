/** Which days a calendar covers: other days are unknown, never guessed. */
import type { Calendar } from '../rules/model.ts';
import { nameDay, type PlainDate } from './plainDate.ts';
import { isWeekend } from './workingDay.ts';

/** Thrown inside the calendar if an answer depends on a day that its data does not cover. */
export class NotCoveredError extends Error {
  readonly date: PlainDate;

  constructor(date: PlainDate) {
    super(`The calendar does not cover ${date}.`);
    this.date = date;
  }
}

/**
 * The first day that a calendar knows: the first of January of the year of its earliest holiday, for
 * holidays are written a year at a time. Without any holiday it is not known where the data begins, and
 * every earlier day counts as known.
 */
function coveredFrom(calendar: Calendar): PlainDate | undefined {
  let first: PlainDate | undefined;
  for (const { date } of calendar.holidays) if (first === undefined || date < first) first = date;
  return first && `${first.slice(0, 4)}-01-01`;
}

/** Whether the holidays of a day are known. */
export function isCovered(calendar: Calendar, date: PlainDate): boolean {
  return date <= calendar.until && date >= (coveredFrom(calendar) ?? date);
}

/**
 * Whether a day is a working day or not, where that is certain. A weekend is off in any year.
 *
 * @throws NotCoveredError where it is not.
 */
export function checkCovered(calendar: Calendar, date: PlainDate): void {
  if (!isCovered(calendar, date) && !isWeekend(calendar, date)) throw new NotCoveredError(date);
}

/** Says why an answer is unknown, and what to do. */
export function explainNotCovered(
  calendar: Calendar,
  today: PlainDate,
  missing: PlainDate,
): string {
  const edge =
    missing > calendar.until
      ? `the calendar ended on ${calendar.until}`
      : `the calendar begins on ${coveredFrom(calendar)}`;
  const why =
    missing === today ? `, but ${edge}` : `; the answer depends on ${missing}, and ${edge}`;
  return `today is ${nameDay(today)}${why}: export the rules again, and update`;
}

/**
 * That the holidays around a day are not those of an official calendar, as the end of a sentence; empty where they are.
 */
export function sayUnchecked(calendar: Calendar, date: PlainDate): string {
  const span = calendar.unchecked?.find(({ from, to }) => from <= date && date <= to);
  return span
    ? '; the public holidays of these days were not checked against an official calendar'
    : '';
}

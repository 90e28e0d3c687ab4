/** Vacations: days off that the owner of the calendar chose. */
import type { Calendar, Vacation } from '../rules/model.ts';
import type { PlainDate } from './plainDate.ts';

/**
 * The vacation that a day lies in, its first and its last day included.
 *
 * @throws RangeError where a vacation of the calendar ends before it begins.
 */
export function vacationOn(calendar: Calendar, date: PlainDate): Vacation | undefined {
  return calendar.vacations.find(({ from, to }) => {
    if (to < from)
      throw new RangeError(`The vacation from ${from} to ${to} ends before it begins.`);
    return from <= date && date <= to;
  });
}

/** A vacation as a person reads it: `the summer vacation (2026-08-03 to 2026-08-21)`. */
export function nameVacation({ from, to, name }: Vacation): string {
  return `${name ?? 'the vacation'} (${from === to ? from : `${from} to ${to}`})`;
}

/** Public holidays, whole days and half-days. */
import type { Calendar, Holiday } from '../rules/model.ts';
import type { PlainDate } from './plainDate.ts';

/** The holiday that takes a whole day, where there is one. */
export function fullHolidayOn(calendar: Calendar, date: PlainDate): Holiday | undefined {
  return calendar.holidays.find((holiday) => holiday.date === date && holiday.from === undefined);
}

/**
 * The holiday that takes a part of a day, the earliest where there are two: Republic Day begins at
 * 13:00 on 28 October.
 */
export function halfHolidayOn(
  calendar: Calendar,
  date: PlainDate,
): (Holiday & { from: string }) | undefined {
  let earliest: (Holiday & { from: string }) | undefined;
  for (const holiday of calendar.holidays) {
    const { from } = holiday;
    if (holiday.date !== date || from === undefined) continue;
    if (earliest === undefined || from < earliest.from) earliest = { ...holiday, from };
  }
  return earliest;
}

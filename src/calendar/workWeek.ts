/** Runs of days: the work week, the days off around a day, the working days ahead. */
import type { Calendar } from '../rules/model.ts';
import { checkCovered, isCovered } from './coverage.ts';
import { addDays, dayOfWeek, type PlainDate } from './plainDate.ts';
import { isWeekend, isWorkingDay } from './workingDay.ts';

/**
 * The last day of the work week that a day lies in. A work week runs from the day after one weekend to
 * the end of the next, whatever the weekend is: it ends on Sunday with a weekend of Saturday and Sunday,
 * and on Saturday with one of Friday and Saturday.
 *
 * Days off that do not touch are a weekend each: with Wednesday and Sunday off, one work week runs from
 * Monday to Wednesday and the next from Thursday to Sunday. With no weekend at all it is the ISO week,
 * from Monday to Sunday.
 *
 * @throws RangeError where the text is not a day.
 */
export function endOfWorkWeek(calendar: Calendar, date: PlainDate): PlainDate {
  const isLast = (day: PlainDate) =>
    calendar.weekend.length === 0
      ? dayOfWeek(day) === 'sunday'
      : isWeekend(calendar, day) && !isWeekend(calendar, addDays(day, 1));
  let end = date;
  while (!isLast(end)) end = addDays(end, 1);
  return end;
}

/**
 * The next working day of the same work week. There is none on the Thursday before a Friday holiday, and
 * none on a Wednesday when Thursday and Friday fall to a bayram.
 *
 * @throws NotCoveredError where that depends on days that the calendar does not know.
 */
export function laterWorkingDayInWeek(calendar: Calendar, date: PlainDate): PlainDate | undefined {
  const end = endOfWorkWeek(calendar, date);
  for (let day = date; day < end; ) {
    day = addDays(day, 1);
    checkCovered(calendar, day);
    if (isWorkingDay(calendar, day)) return day;
  }
  return undefined;
}

/**
 * The run of days off that touches a day, the nearest first: after a Friday, Saturday and Sunday.
 *
 * @param direction 1 for the days after it, -1 for those before.
 * @throws NotCoveredError where the run reaches days that the calendar does not know.
 */
export function* daysOffBeside(
  calendar: Calendar,
  date: PlainDate,
  direction: 1 | -1,
): Generator<PlainDate, void> {
  for (let day = addDays(date, direction); ; day = addDays(day, direction)) {
    checkCovered(calendar, day);
    if (isWorkingDay(calendar, day)) return;
    yield day;
  }
}

/**
 * The first working days from a day on, that day included. Fewer where the calendar ends before.
 *
 * @param count how many are wanted.
 * @throws RangeError where the text is not a day.
 */
export function nextWorkingDays(calendar: Calendar, from: PlainDate, count: number): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; days.length < count && isCovered(calendar, day); day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) days.push(day);
  }
  return days;
}

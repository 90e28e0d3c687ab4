/** Which days, and which hours of half-days, are working time. */
import type { Calendar, Holiday, Vacation, WorkedDay } from '../rules/model.ts';
import { fullHolidayOn, halfHolidayOn } from './holiday.ts';
import { dayOfWeek, nameDay, type PlainDate } from './plainDate.ts';
import { nameVacation, vacationOn } from './vacation.ts';
import { checkTime, type ZonedTime } from './zonedTime.ts';

/** Why a day is off. A day can be off for all three reasons at once. */
export interface DayOff {
  weekend: boolean;
  holiday?: Holiday;
  vacation?: Vacation;
}

/**
 * Whether a day is off by the weekly pattern, which depends only on the weekday.
 *
 * @throws RangeError where the text is not a day, or the weekend leaves no day to work on.
 */
export function isWeekend(calendar: Calendar, date: PlainDate): boolean {
  if (new Set(calendar.weekend).size > 6) {
    throw new RangeError('A weekend of seven days leaves no working day.');
  }
  return calendar.weekend.includes(dayOfWeek(date));
}

/** The entry for a day of the weekend that is worked to make up for another day. */
function workedDayOn(calendar: Calendar, date: PlainDate): WorkedDay | undefined {
  return calendar.workingDays?.find((day) => day.date === date);
}

/**
 * Whether a day would be worked if it were neither a holiday nor in a vacation: by the weekly pattern, or as a make-up
 * day (Saturday 2026-01-10 in Hungary, for 2 January).
 *
 * @throws RangeError where the text is not a day.
 */
export function isUsuallyWorked(calendar: Calendar, date: PlainDate): boolean {
  return !isWeekend(calendar, date) || workedDayOn(calendar, date) !== undefined;
}

/**
 * Why a day is off, or `undefined` on a working day. A half-day holiday is no day off.
 *
 * @throws RangeError where the text is not a day.
 */
export function dayOff(calendar: Calendar, date: PlainDate): DayOff | undefined {
  const weekend = !isUsuallyWorked(calendar, date);
  const holiday = fullHolidayOn(calendar, date);
  const vacation = vacationOn(calendar, date);
  if (!weekend && !holiday && !vacation) return undefined;
  return { weekend, ...(holiday && { holiday }), ...(vacation && { vacation }) };
}

/**
 * Whether a day is a working day: neither in the weekend, nor a full-day public holiday, nor in a
 * vacation. The eve of a bayram (off from 13:00) is one.
 *
 * @throws RangeError where the text is not a day.
 */
export function isWorkingDay(calendar: Calendar, date: PlainDate): boolean {
  return dayOff(calendar, date) === undefined;
}

/**
 * Whether a day still counts as a working day at a time: at 12:59 on the eve of a bayram, but no more at
 * 13:00.
 *
 * @throws RangeError where the text is not a day or a time.
 */
export function isWorkingTime(calendar: Calendar, { date, time }: ZonedTime): boolean {
  checkTime(time);
  const half = halfHolidayOn(calendar, date);
  return isWorkingDay(calendar, date) && (half === undefined || time < half.from);
}

/**
 * A day in words: `Thursday 2026-10-29, Republic Day`, `Saturday 2026-11-28, in the weekend`,
 * `Wednesday 2026-10-28, a working day until 13:00 (Republic Day)`.
 *
 * @throws RangeError where the text is not a day.
 */
export function describeDay(calendar: Calendar, date: PlainDate): string {
  const off = dayOff(calendar, date);
  if (off) return `${nameDay(date)}, ${nameDayOff(off)}`;
  const half = halfHolidayOn(calendar, date);
  const worked = workedDayOn(calendar, date);
  if (half) return `${nameDay(date)}, a working day until ${half.from} (${half.name})`;
  return `${nameDay(date)}, a working day${worked ? ` (${worked.name})` : ''}`;
}

/** Why a day is off, in words; the rarest reason first, as it says most. */
function nameDayOff({ holiday, vacation }: DayOff): string {
  if (holiday) return holiday.name;
  return vacation ? `in ${nameVacation(vacation)}` : 'in the weekend';
}

/** The questions about a day that take no parameter, one function each. */
import type { Calendar, CalendarQuestion } from '../rules/model.ts';
import { nameDay, type PlainDate } from './plainDate.ts';
import { nameVacation } from './vacation.ts';
import { type DayOff, dayOff, describeDay, isUsuallyWorked, isWorkingTime } from './workingDay.ts';
import { daysOffBeside, laterWorkingDayInWeek, nextWorkingDays } from './workWeek.ts';
import type { ZonedTime } from './zonedTime.ts';

interface Finding {
  holds: boolean;
  /** Why, as a short sentence without a full stop. */
  evidence: string;
}

/** What each question finds at a time. They throw `NotCoveredError` where the calendar's data ends. */
export const QUESTIONS: Record<CalendarQuestion, (calendar: Calendar, now: ZonedTime) => Finding> =
  {
    'working-day': (calendar, now) => ({
      holds: isWorkingTime(calendar, now),
      evidence: today(calendar, now),
    }),
    'last-working-day-of-week': onWorkingDays(isLastOfWeek),
    'first-working-day-after-vacation': onWorkingDays(isFirstAfterVacation),
    'first-working-day-after-holiday': onWorkingDays(isFirstAfterHoliday),
    'working-day-before-holiday': onWorkingDays(isBeforeHoliday),
  };

/** On a day off, and in the free hours of a half-day, no question about working days holds. */
function onWorkingDays(ask: (calendar: Calendar, date: PlainDate) => Finding) {
  return (calendar: Calendar, now: ZonedTime): Finding =>
    isWorkingTime(calendar, now)
      ? ask(calendar, now.date)
      : { holds: false, evidence: today(calendar, now) };
}

function today(calendar: Calendar, { date, time }: ZonedTime): string {
  const half = describeDay(calendar, date).includes(' until ');
  return `today is ${describeDay(calendar, date)}${half ? `; it is ${time}` : ''}`;
}

/**
 * A working day with no later working day in its work week: most Fridays; a Thursday before a Friday
 * holiday; a Wednesday when Thursday and Friday fall to a bayram.
 */
function isLastOfWeek(calendar: Calendar, date: PlainDate): Finding {
  const later = laterWorkingDayInWeek(calendar, date);
  if (later) {
    return {
      holds: false,
      evidence: `today is ${nameDay(date)}; ${nameDay(later)} is a working day of the same week`,
    };
  }
  const [, next] = nextWorkingDays(calendar, date, 2);
  const then = next ? `is ${nameDay(next)}` : `is after the end of the calendar, ${calendar.until}`;
  return { holds: true, evidence: `today is ${nameDay(date)}; the next working day ${then}` };
}

/**
 * A working day such that the run of days off just before it holds a vacation day that the weekly pattern
 * would have worked: the Monday after three weeks away, but not the Monday after a Sunday that belonged
 * to a vacation from Saturday to Sunday.
 */
function isFirstAfterVacation(calendar: Calendar, date: PlainDate): Finding {
  const found = findBeside(calendar, date, -1, (off) => off.vacation !== undefined);
  const name = found?.off.vacation && nameVacation(found.off.vacation);
  return found
    ? { holds: true, evidence: `today is ${nameDay(date)}, the first working day after ${name}` }
    : { holds: false, evidence: `today is ${nameDay(date)}; no vacation ended just before it` };
}

/**
 * The same with full-day holidays: 2026-03-23, the Monday after a bayram from Friday to Sunday. The day after
 * a half-day alone is not one, for a half-day is a working day.
 */
function isFirstAfterHoliday(calendar: Calendar, date: PlainDate): Finding {
  const found = findBeside(calendar, date, -1, (off) => off.holiday !== undefined);
  return found
    ? {
        holds: true,
        evidence: `today is ${nameDay(date)}, the first working day after ${found.off.holiday?.name} (${found.day})`,
      }
    : { holds: false, evidence: `today is ${nameDay(date)}; no holiday is just before it` };
}

/**
 * The mirror image: a working day such that the run of days off just after it holds a full-day holiday
 * that the weekly pattern would have worked. The eve of a bayram is one until its hour, and the day before
 * the eve is not, for the eve is still a working day. A half-day alone is no holiday here.
 */
function isBeforeHoliday(calendar: Calendar, date: PlainDate): Finding {
  const found = findBeside(calendar, date, 1, (off) => off.holiday !== undefined);
  return found
    ? {
        holds: true,
        evidence: `today is ${nameDay(date)}; ${nameDay(found.day)} is ${found.off.holiday?.name}`,
      }
    : { holds: false, evidence: `today is ${nameDay(date)}; no holiday is just after it` };
}

/** The nearest day of the run of days off beside a day that the weekly pattern works and that is wanted. */
function findBeside(
  calendar: Calendar,
  date: PlainDate,
  direction: 1 | -1,
  wanted: (off: DayOff) => boolean,
): { day: PlainDate; off: DayOff } | undefined {
  for (const day of daysOffBeside(calendar, date, direction)) {
    const off = dayOff(calendar, day);
    if (off && wanted(off) && isUsuallyWorked(calendar, day)) return { day, off };
  }
  return undefined;
}

/** Whether a deploy may go today and on the days after: the decisions of `decideDay`, day by day. */
import { isCovered } from '../calendar/coverage.ts';
import { halfHolidayOn } from '../calendar/holiday.ts';
import { addDays, type PlainDate } from '../calendar/plainDate.ts';
import { dayOff, isWorkingTime } from '../calendar/workingDay.ts';
import type { ZonedTime } from '../calendar/zonedTime.ts';
import {
  type CalendarRule,
  type DayAspect,
  type DayVerdict,
  decideDay,
} from '../decision/decideDay.ts';
import type { Calendar } from '../rules/model.ts';

/** A day at a glance. */
export interface DayFinding {
  date: PlainDate;
  aspect: DayAspect;
  /** The time at which the aspect changes: on the eve of a holiday. */
  change?: { from: string; aspect: DayAspect };
  dayOff: boolean;
  /** The rules that do not say go, at the start of the day or after the change. */
  verdicts: DayVerdict[];
}

/** Consecutive days off, as one item. */
export interface DaysOff {
  from: PlainDate;
  to: PlainDate;
}

/** How far to look ahead: a vacation may be long, but nobody plans a deploy beyond this. */
const MAX_DAYS_AHEAD = 120;

/**
 * A first day, whatever it is, and the working days after it, with the days off between them grouped.
 *
 * @param working how many working days follow the first day.
 */
export function daysAhead(
  first: PlainDate,
  working: number,
  rules: readonly CalendarRule[],
  calendar: Calendar,
): (DayFinding | DaysOff)[] {
  const ahead: (DayFinding | DaysOff)[] = [dayFinding(first, rules, calendar)];
  let off: DaysOff | undefined;
  for (let distance = 1, found = 0; found < working && distance < MAX_DAYS_AHEAD; distance += 1) {
    const date = addDays(first, distance);
    if (dayOff(calendar, date) === undefined) {
      ahead.push(dayFinding(date, rules, calendar));
      found += 1;
      off = undefined;
    } else if (off) off.to = date;
    else {
      off = { from: date, to: date };
      ahead.push(off);
    }
  }
  return ahead;
}

/**
 * The verdict of the rules for a whole day. Rules about hours are left out; the eve of a
 * holiday gets a second aspect for its free hours.
 */
function dayFinding(
  date: PlainDate,
  rules: readonly CalendarRule[],
  calendar: Calendar,
): DayFinding {
  const dayRules = rules.filter(({ check }) => check.name !== 'between');
  const morning = decideDay(dayRules, calendar, { date, time: '00:00' });
  const from = halfHolidayOn(calendar, date)?.from;
  const later = from === undefined ? morning : decideDay(dayRules, calendar, { date, time: from });
  const changed = from !== undefined && later.aspect !== morning.aspect;
  const shown = morning.aspect === 'go' && changed ? later : morning;
  return {
    date,
    aspect: morning.aspect,
    ...(changed && { change: { from, aspect: later.aspect } }),
    dayOff: dayOff(calendar, date) !== undefined,
    verdicts: shown.verdicts.filter(({ verdict }) => verdict !== 'pass'),
  };
}

/**
 * The next working time at which no rule holds every deploy: later today, or at the beginning of a day after it.
 *
 * @returns `undefined` if there is none in the next months, or the calendar ends before it.
 */
export function nextGo(
  rules: readonly CalendarRule[],
  calendar: Calendar,
  now: ZonedTime,
): ZonedTime | undefined {
  const hours = rules.flatMap(({ check }) =>
    check.name === 'between' ? [check.from, check.to] : [],
  );
  const times = [...new Set(['00:00', ...hours])].toSorted();
  for (let distance = 0; distance < MAX_DAYS_AHEAD; distance += 1) {
    const date = addDays(now.date, distance);
    if (!isCovered(calendar, date)) return undefined;
    for (const time of times) {
      if (distance === 0 && time <= now.time) continue;
      if (!isWorkingTime(calendar, { date, time })) continue;
      const { aspect } = decideDay(rules, calendar, { date, time });
      if (aspect === 'go' || aspect === 'warn' || aspect === 'except') return { date, time };
    }
  }
  return undefined;
}

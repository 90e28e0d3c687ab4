/**
 * The days on which a rule of repetition (RFC 5545, 3.3.10) falls.
 *
 * Own code, although `ical.js` has an iterator: that one never returns for a rule that matches no day
 * (`FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31`), and nothing can interrupt it. This one walks from period to period and
 * ends with the window that matters, so its work is bounded by the calendar, whatever the rule says. A property
 * test compares the two.
 */
import { dateOfDay, dayNumber, type PlainDate } from '../plainDate.ts';

/** The parts of a rule, as `ical.js` reads them. A part with one value is not in a list. */
export type RecurValue = Readonly<Record<string, unknown>>;

/** The remaining work for one file, in days checked. */
export interface Budget {
  left: number;
}

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
type Frequency = (typeof FREQUENCIES)[number];

/** From Monday, as `weekdayOf` counts. */
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

interface Rule {
  frequency: Frequency;
  interval: number;
  count: number;
  weekStart: number;
  /** Weekdays from 0, Monday; `nth` counts within the month or the year, from its end where negative. */
  weekdays: { weekday: number; nth: number }[];
  monthDays: number[];
  months: number[];
  yearDays: number[];
  weeks: number[];
  positions: number[];
}

/** The first and the last day that matter. */
interface Window {
  from: PlainDate;
  to: PlainDate;
}

/**
 * The days of a rule in a window, in order.
 *
 * @param value the rule. Its `UNTIL` is left to the caller, who knows what it is compared with.
 * @param start the first day of the event, which gives what the rule leaves open: its weekday, its day of the month.
 * @throws RangeError where the rule repeats by the hour or more often, says nothing sensible, or takes more work
 *   than the budget allows.
 */
export function* daysOfRule(
  value: RecurValue,
  start: PlainDate,
  window: Window,
  budget: Budget,
): Generator<PlainDate, void> {
  const first = dayNumber(start);
  const rule = withDefaults(readRule(value), first);
  const [from, to] = [dayNumber(window.from), dayNumber(window.to)];
  let count = 0;
  // Without a count, what lies before the window has no part in what lies in it.
  for (let step = Number.isFinite(rule.count) ? 0 : stepsBefore(rule, first, from); ; step += 1) {
    const period = periodAt(rule, first, step);
    if (period === undefined || period.from > to) return;
    spend(budget);
    for (const day of selected(rule, period, budget)) {
      if (day < first) continue;
      count += 1;
      if (count > rule.count || day > to) return;
      if (day >= from) yield dateOfDay(day);
    }
  }
}

function readRule(value: RecurValue): Rule {
  const frequency = FREQUENCIES.find((each) => each === value.freq);
  if (frequency === undefined) {
    throw new RangeError(
      value.freq === undefined || value.freq === null
        ? 'it repeats, but does not say how often (FREQ)'
        : `it repeats ${value.freq}, which no vacation does`,
    );
  }
  for (const part of ['byhour', 'byminute', 'bysecond']) {
    if (numbers(value[part]).length > 1) {
      throw new RangeError(
        `it repeats several times a day (${part.toUpperCase()}), which no vacation does`,
      );
    }
  }
  return {
    frequency,
    interval: Math.max(1, number(value.interval ?? 1)),
    count: value.count === undefined ? Number.POSITIVE_INFINITY : number(value.count),
    weekStart: readWeekStart(value.wkst),
    weekdays: list(value.byday).map(readWeekday),
    monthDays: numbers(value.bymonthday),
    months: numbers(value.bymonth),
    yearDays: numbers(value.byyearday),
    weeks: numbers(value.byweekno),
    positions: numbers(value.bysetpos),
  };
}

/** The parser gives a number, with 1 for Sunday; `toJSON` of its rules gives the two letters. */
function readWeekStart(value: unknown): number {
  if (value === undefined) return 0;
  return typeof value === 'string' ? readWeekday(value).weekday : (number(value) + 5) % 7;
}

function readWeekday(text: unknown): Rule['weekdays'][number] {
  const [, nth, day = ''] = /^([+-]?\d+)?([A-Z]{2})$/.exec(String(text)) ?? [];
  const weekday = DAYS.indexOf(day);
  if (weekday < 0) throw new RangeError(`it repeats on "${text}", which is not a weekday`);
  return { weekday, nth: Number(nth ?? 0) };
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function numbers(value: unknown): number[] {
  return list(value).map(number);
}

function number(value: unknown): number {
  const read = Number(value);
  if (!Number.isInteger(read))
    throw new RangeError(`it repeats by "${value}", which is not a number`);
  return read;
}

/** What the rule leaves open comes from the first day. */
function withDefaults(rule: Rule, first: number): Rule {
  const { frequency, weekdays, monthDays, yearDays, weeks, months } = rule;
  const { month, day } = civil(first);
  const weekday = [{ weekday: weekdayOf(first), nth: 0 }];
  if (weekdays.length + monthDays.length + yearDays.length > 0) return rule;
  if (frequency === 'WEEKLY' || weeks.length > 0) return { ...rule, weekdays: weekday };
  if (frequency === 'DAILY') return rule;
  if (frequency === 'MONTHLY') return { ...rule, monthDays: [day] };
  return { ...rule, monthDays: [day], months: months.length > 0 ? months : [month] };
}

/** A period of a rule's frequency: its first and last day. */
interface Period {
  from: number;
  to: number;
}

/** @returns `undefined` beyond the year 9999. */
function periodAt(rule: Rule, first: number, step: number): Period | undefined {
  const distance = step * rule.interval;
  if (distance > 4_000_000) return undefined;
  const { year, month } = civil(first);
  switch (rule.frequency) {
    case 'DAILY':
      return { from: first + distance, to: first + distance };
    case 'WEEKLY': {
      const from = startOfWeek(first, rule.weekStart) + 7 * distance;
      return { from, to: from + 6 };
    }
    case 'MONTHLY':
      return month + distance > 12 * 9999
        ? undefined
        : { from: dayOf(year, month + distance), to: dayOf(year, month + distance + 1) - 1 };
    case 'YEARLY': {
      const there = year + distance;
      if (there > 9998) return undefined;
      return rule.weeks.length > 0
        ? { from: firstWeek(there, rule), to: firstWeek(there + 1, rule) - 1 }
        : { from: dayOf(there, 1), to: dayOf(there + 1, 1) - 1 };
    }
  }
}

/** How many periods certainly lie before a day. */
function stepsBefore(rule: Rule, first: number, day: number): number {
  const days = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 }[rule.frequency];
  return Math.max(0, Math.floor((day - first) / days / rule.interval) - 2);
}

/**
 * Uses some of a budget.
 *
 * @throws RangeError if nothing is left.
 */
export function spend(budget: Budget, days = 1): void {
  budget.left -= days;
  if (budget.left < 0) throw new RangeError('it repeats too often to be computed');
}

/** The days of a period that the rule takes. */
function selected(rule: Rule, { from, to }: Period, budget: Budget): number[] {
  const days: number[] = [];
  for (let day = from; day <= to; ) {
    spend(budget);
    const { year, month } = civil(day);
    if (rule.months.length > 0 && !rule.months.includes(month)) {
      day = dayOf(year, month + 1);
      continue;
    }
    if (matches(rule, day)) days.push(day);
    day += 1;
  }
  if (rule.positions.length === 0) return days;
  return days.filter((_, index) =>
    rule.positions.some((at) => at === index + 1 || at === index - days.length),
  );
}

function matches(rule: Rule, day: number): boolean {
  const { year, month, day: monthDay } = civil(day);
  const month0 = dayOf(year, month);
  const monthLength = dayOf(year, month + 1) - month0;
  const year0 = dayOf(year, 1);
  const yearLength = dayOf(year + 1, 1) - year0;
  const within = (wanted: number[], at: number, length: number) =>
    wanted.length === 0 || wanted.some((n) => n === at || n === at - length - 1);
  const byMonth =
    rule.frequency === 'MONTHLY' || (rule.frequency === 'YEARLY' && rule.months.length > 0);
  return (
    within(rule.monthDays, monthDay, monthLength) &&
    within(rule.yearDays, day - year0 + 1, yearLength) &&
    inWeeks(rule, day) &&
    onWeekday(rule, day, byMonth ? month0 : year0, byMonth ? monthLength : yearLength)
  );
}

function onWeekday(rule: Rule, day: number, first: number, length: number): boolean {
  const { weekdays, frequency, weeks } = rule;
  if (weekdays.length === 0) return true;
  const counted = frequency === 'MONTHLY' || (frequency === 'YEARLY' && weeks.length === 0);
  const nth = Math.floor((day - first) / 7) + 1;
  const fromEnd = -Math.floor((first + length - 1 - day) / 7) - 1;
  return weekdays.some(
    (wanted) =>
      wanted.weekday === weekdayOf(day) &&
      (wanted.nth === 0 || !counted || wanted.nth === nth || wanted.nth === fromEnd),
  );
}

/** Weeks are counted as in ISO 8601, but from the rule's own first day of the week. */
function inWeeks(rule: Rule, day: number): boolean {
  if (rule.weeks.length === 0 || rule.frequency !== 'YEARLY') return true;
  const { year } = civil(day);
  const owner = [year + 1, year, year - 1].find((each) => day >= firstWeek(each, rule)) ?? year;
  const weeks = (firstWeek(owner + 1, rule) - firstWeek(owner, rule)) / 7;
  const number = Math.floor((day - firstWeek(owner, rule)) / 7) + 1;
  return rule.weeks.some((n) => n === number || n === number - weeks - 1);
}

/** The first day of a year's first week, which is the one with four days in it: that of 4 January. */
function firstWeek(year: number, { weekStart }: Rule): number {
  return startOfWeek(dayOf(year, 1) + 3, weekStart);
}

function startOfWeek(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7);
}

/** 0 is Monday. 1970-01-01, day 0, was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The day number of the first of a month; months beyond 12 lie in later years. */
function dayOf(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, 1);
  return date.getTime() / 86_400_000;
}

function civil(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

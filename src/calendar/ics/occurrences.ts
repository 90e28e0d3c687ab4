/** When an event of an iCalendar file takes place: its start, its end, and each time that it repeats. */
import { addDays, dayNumber, type PlainDate } from '../plainDate.ts';
import { all, type Component, first, textOf } from './component.ts';
import { type EventSeries, isCancelled } from './events.ts';
import {
  dayOf,
  type Moment,
  type Reading,
  readDuration,
  readMoment,
  toInstant,
} from './moments.ts';
import { type Budget, daysOfRule, type RecurValue, spend } from './recurrence.ts';

/** The first and the last day, of an all-day event; or two instants in milliseconds, the end not included. */
export type Span =
  | { kind: 'days'; from: PlainDate; to: PlainDate }
  | { kind: 'time'; begin: number; end: number };

interface Window {
  from: PlainDate;
  to: PlainDate;
}

/** The cost of an occurrence with hours, in days checked: its time is computed in its zone and in the calendar's. */
const TIMED_COST = 5;

/**
 * Each time that an event takes place in a window, and some just outside it.
 *
 * The event's own start always counts (RFC 5545, 3.8.5.2), beside rules (`RRULE`) and added days (`RDATE`). What is taken out
 * (`EXDATE`, `RECURRENCE-ID`) is compared by day where the event starts on a day, and by instant otherwise.
 *
 * @throws RangeError where a date or a rule makes no sense.
 */
export function occurrencesOf(
  { event, exceptions }: EventSeries,
  window: Window,
  reading: Reading,
  budget: Budget,
): Span[] {
  const shape = shapeOf(event, reading);
  const found = new Map<string, Span>();
  const add = (key: Key, span: Span) => found.set(String(key.exact), span);
  const exceptionsRead = exceptions.map((exception) => readException(exception, shape, reading));
  const removed = [
    ...moments(event, 'exdate', reading).map((moment) => keyOf(moment, shape, reading)),
    ...exceptionsRead.map(({ key }) => key),
    ...ruled(event, 'exrule', shape, window, reading, budget).map((date) => startKey(date, shape)),
  ];
  const removedExactly = new Set(removed.map(({ exact }) => exact));
  const removedDays = new Set(
    removed.filter(({ exact }) => exact === undefined).map(({ day }) => day),
  );
  const isRemoved = ({ exact, day }: Key) => removedExactly.has(exact) || removedDays.has(day);

  const days = [shape.start.date, ...ruled(event, 'rrule', shape, window, reading, budget)];
  for (const date of days) add(startKey(date, shape), shape.spanOn(date));
  for (const added of addedTimes(event, shape, reading)) add(added.key, added.span);
  const kept = [...found].flatMap(([exact, span]): [Key, Span][] => {
    spend(budget, span.kind === 'time' ? TIMED_COST : 1);
    const key = { exact: span.kind === 'days' ? exact : Number(exact), day: shape.localDay(span) };
    return isRemoved(key) ? [] : [[key, span]];
  });
  const later = exceptionsRead.filter(({ andFuture }) => andFuture);
  const spans = kept.flatMap(([key, span]) => shifted(key, span, later));
  return [...spans, ...exceptionsRead.flatMap(({ span }) => (span ? [span] : []))];
}

/** What identifies an occurrence: its day or its instant, and its day in its own zone. */
interface Key {
  /** Absent where only a day is written beside an event with a time. */
  exact?: PlainDate | number;
  day: PlainDate;
}

/** How an event that starts on some day would lie. */
interface Shape {
  start: Moment;
  allDay: boolean;
  spanOn(date: PlainDate): Span;
  /** The span that begins at a moment. */
  spanFrom(moment: Moment): Span;
  /** The first day of a span, in the event's own zone. */
  localDay(span: Span): PlainDate;
}

function shapeOf(event: Component, reading: Reading): Shape {
  const start = momentOf(event, 'dtstart', reading);
  if (start === undefined) throw new RangeError('it has no start (DTSTART)');
  const end = momentOf(event, 'dtend', reading);
  const duration = first(event, 'duration');
  const length = readDuration(duration?.[3] ?? 'P0D');
  const allDay = start.time === undefined || isMarkedAllDay(event, start, end);
  if (allDay) {
    const first = dayOf(start, reading);
    const last = end && addDays(dayOf(end, reading), -1);
    const days = last
      ? dayNumber(last) - dayNumber(first)
      : length.days + Math.ceil(length.milliseconds / 86_400_000) - 1;
    const spanOn = (date: PlainDate): Span => ({
      kind: 'days',
      from: date,
      to: addDays(date, Math.max(0, days)),
    });
    return {
      start: { date: first, zone: start.zone },
      allDay,
      spanOn,
      spanFrom: (moment) => spanOn(dayOf(moment, reading)),
      localDay: (span) => (span.kind === 'days' ? span.from : start.date),
    };
  }
  const nights = end ? dayNumber(end.date) - dayNumber(start.date) : length.days;
  const finish = (date: PlainDate): number => {
    const { time = '00:00', zone } = end ?? start;
    return zone.toInstant({ date: addDays(date, nights), time }) + (end ? 0 : length.milliseconds);
  };
  const begin = (date: PlainDate): number => toInstant({ ...start, date });
  const whole = finish(start.date) - begin(start.date);
  return {
    start,
    allDay,
    spanOn: (date) => ({ kind: 'time', begin: begin(date), end: finish(date) }),
    spanFrom: (moment) => {
      const from = toInstant({ ...moment, time: moment.time ?? start.time ?? '00:00' });
      return { kind: 'time', begin: from, end: from + whole };
    },
    localDay: (span) => (span.kind === 'time' ? start.zone.toWall(span.begin).date : start.date),
  };
}

/** Outlook marks all-day events that it writes with times: from midnight to midnight. */
function isMarkedAllDay(event: Component, start: Moment, end: Moment | undefined): boolean {
  const marked = textOf(event, 'x-microsoft-cdo-alldayevent')?.toUpperCase() === 'TRUE';
  return marked && start.time === '00:00' && (end?.time ?? '00:00') === '00:00';
}

function startKey(date: PlainDate, { allDay, start }: Shape): Key {
  return { exact: allDay ? date : toInstant({ ...start, date }), day: date };
}

function keyOf(moment: Moment, { allDay, start }: Shape, reading: Reading): Key {
  if (allDay) {
    const day = dayOf(moment, reading);
    return { exact: day, day };
  }
  if (moment.time === undefined) return { day: moment.date };
  // A time without a zone is one of the event's own zone.
  const zone = moment.zone === reading.floating ? start.zone : moment.zone;
  const exact = toInstant({ ...moment, zone });
  return { exact, day: start.zone.toWall(exact).date };
}

/** The days of an event's rules, within the window and a little before, as an event may last. */
function ruled(
  event: Component,
  name: 'rrule' | 'exrule',
  shape: Shape,
  window: Window,
  reading: Reading,
  budget: Budget,
): PlainDate[] {
  const rules = all(event, name);
  if (rules.length === 0) return [];
  const span = shape.spanOn(shape.start.date);
  const length = span.kind === 'days' ? dayNumber(span.to) - dayNumber(span.from) : 0;
  const nights = span.kind === 'time' ? Math.ceil((span.end - span.begin) / 86_400_000) : length;
  const from = addDays(window.from, -Math.min(400, Math.max(0, nights)) - 2);
  const wide = { from, to: addDays(window.to, 2) };
  return rules.flatMap((property) => {
    const value = property[3] as RecurValue;
    const days = [...daysOfRule(value, shape.start.date, wide, budget)];
    if (value.until === undefined) return days;
    const until = readMoment(value.until, property, reading);
    return days.filter((date) => isUntil(date, until, shape, reading));
  });
}

function isUntil(date: PlainDate, until: Moment, shape: Shape, reading: Reading): boolean {
  if (shape.allDay) return date <= dayOf(until, reading);
  if (until.time === undefined) return date <= until.date;
  const zone = until.zone === reading.floating ? shape.start.zone : until.zone;
  return toInstant({ ...shape.start, date }) <= toInstant({ ...until, zone });
}

/** Days and times that are added one by one. A period has an end of its own. */
function addedTimes(event: Component, shape: Shape, reading: Reading): { key: Key; span: Span }[] {
  return all(event, 'rdate').flatMap((property) =>
    property.slice(3).map((value) => {
      const [begin, end] = Array.isArray(value) ? value : [value];
      const moment = readMoment(begin, property, reading);
      const key = keyOf(moment, shape, reading);
      const known = key.exact === undefined ? startKey(key.day, shape) : key;
      if (end === undefined) return { key: known, span: shape.spanFrom(moment) };
      return { key: known, span: periodSpan(moment, String(end), property, shape, reading) };
    }),
  );
}

function periodSpan(
  moment: Moment,
  end: string,
  property: Parameters<typeof readMoment>[1],
  shape: Shape,
  reading: Reading,
): Span {
  const begin = toInstant(moment);
  if (/^[+-]?P/.test(end)) {
    const { days, milliseconds } = readDuration(end);
    const span = days * 86_400_000 + milliseconds;
    return { kind: 'time', begin, end: begin + span };
  }
  const finish = readMoment(end, property, reading);
  if (!shape.allDay) return { kind: 'time', begin, end: toInstant(finish) };
  const from = dayOf(moment, reading);
  const to = addDays(dayOf(finish, reading), -1);
  return { kind: 'days', from, to: to < from ? from : to };
}

function moments(event: Component, name: string, reading: Reading): Moment[] {
  return all(event, name).flatMap((property) =>
    property.slice(3).map((value) => readMoment(value, property, reading)),
  );
}

function momentOf(event: Component, name: string, reading: Reading): Moment | undefined {
  const property = first(event, name);
  return property && readMoment(property[3], property, reading);
}

/** An occurrence that was moved or cancelled. */
interface Exception {
  key: Key;
  /** Where it takes place instead; absent where it is cancelled. */
  span?: Span;
  /** It holds for all later occurrences too (`RANGE=THISANDFUTURE`). */
  andFuture: boolean;
}

function readException(exception: Component, shape: Shape, reading: Reading): Exception {
  const property = first(exception, 'recurrence-id') as Parameters<typeof readMoment>[1];
  const key = keyOf(readMoment(property[3], property, reading), shape, reading);
  const andFuture = String(property[1].range).toUpperCase() === 'THISANDFUTURE';
  if (isCancelled(exception)) return { key, andFuture };
  // An exception without a start of its own only changes words.
  const own = first(exception, 'dtstart') && shapeOf(exception, reading);
  const span = own ? own.spanOn(own.start.date) : shape.spanOn(key.day);
  return { key, span, andFuture };
}

/** An occurrence after an exception that holds for all later ones is moved with it, or cancelled. */
function shifted(key: Key, span: Span, exceptions: readonly Exception[]): Span[] {
  const by = exceptions.findLast((exception) => exception.key.day < key.day);
  if (by === undefined) return [span];
  if (by.span === undefined) return [];
  if (span.kind === 'days' && by.span.kind === 'days') {
    const days = dayNumber(by.span.from) - dayNumber(by.key.day);
    const length = dayNumber(by.span.to) - dayNumber(by.span.from);
    const from = addDays(span.from, days);
    return [{ kind: 'days', from, to: addDays(from, length) }];
  }
  if (span.kind === 'time' && by.span.kind === 'time' && typeof by.key.exact === 'number') {
    const begin = span.begin + by.span.begin - by.key.exact;
    return [{ kind: 'time', begin, end: begin + by.span.end - by.span.begin }];
  }
  return [by.span];
}

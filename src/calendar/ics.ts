/**
 * Vacations out of an iCalendar file (RFC 5545), as calendar programs export it.
 *
 * Apart from the rest of the calendar, as it alone needs a parser.
 */
import ICAL from 'ical.js';
import type { Vacation } from '../rules/model.ts';
import { addDays, checkDate, type PlainDate } from './plainDate.ts';
import { instantOf, type ZonedTime, zonedTime } from './zonedTime.ts';

/** More often than this, an event repeats by mistake or malice: daily, it is 54 years. */
const MOST_OCCURRENCES = 20_000;
const FINER_THAN_DAYS = new Set(['SECONDLY', 'MINUTELY', 'HOURLY']);
/** An event with hours takes a day off where it covers these: longer than lunch, in any zone nearby. */
const CORE_HOURS = { from: '12:00', to: '14:00' };

/** First and last day. */
interface Span {
  from: PlainDate;
  to: PlainDate;
}

/**
 * The vacations that a calendar file states for a span of days, sorted, cut off at its ends.
 *
 * All-day events take their days, of which the last is the one before `DTEND`. Events with hours take each day
 * that they cover from 12:00 to 14:00 in the calendar's zone; so 00:00 to 24:00 in Berlin is the same day in
 * Istanbul. Repeated events are followed, with their exceptions; cancelled ones are left out.
 *
 * @param text the file's text.
 * @param timeZone the IANA zone of the calendar that the vacations are for. Times without a zone are in it.
 * @param range the first and the last day that matter.
 * @throws RangeError where the text is not iCalendar, or has an event without a start, of an unknown zone,
 *   on a date that does not exist, or one that repeats by the hour or more than 20,000 times.
 */
export function vacationsFromIcs(text: string, timeZone: string, range: Span): Vacation[] {
  checkDate(range.from);
  checkDate(range.to);
  const found = new Map<string, Vacation>();
  for (const events of readCalendars(text)) {
    for (const event of events) {
      for (const { from, to } of spansOf(event, timeZone, range.to)) {
        const vacation = { from: later(from, range.from), to: earlier(to, range.to) };
        if (vacation.from > vacation.to) continue;
        const name = event.summary?.trim();
        found.set(`${vacation.from} ${vacation.to} ${name}`, {
          ...vacation,
          ...(name && { name }),
        });
      }
    }
  }
  const sorted = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, vacation]) => vacation);
}

/** The events of each calendar in a file; an exception without the event that it belongs to is one itself. */
function readCalendars(text: string): ICAL.Event[][] {
  let parsed: unknown[];
  try {
    parsed = ICAL.parse(text);
  } catch {
    throw new RangeError(
      'The text is not a calendar in iCalendar format; export it as an .ics file.',
    );
  }
  const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed).map(
    (each) => new ICAL.Component(each as unknown[]),
  );
  if (calendars.length === 0 || calendars.some(({ name }) => name !== 'vcalendar')) {
    throw new RangeError('The text holds no VCALENDAR; export the calendar as an .ics file.');
  }
  return calendars.map(eventsOf);
}

function eventsOf(calendar: ICAL.Component): ICAL.Event[] {
  const all = calendar.getAllSubcomponents('vevent');
  const idOf = (event: ICAL.Component) => String(event.getFirstPropertyValue('uid'));
  const isException = (event: ICAL.Component) => event.hasProperty('recurrence-id');
  const repeated = new Set(all.filter((event) => !isException(event)).map(idOf));
  return all
    .filter((event) => !isException(event) || !repeated.has(idOf(event)))
    .map((event) => {
      const exceptions = all.filter((other) => isException(other) && idOf(other) === idOf(event));
      return new ICAL.Event(event, { exceptions: isException(event) ? [] : exceptions });
    });
}

/** The days of an event, an entry for each time that it takes place until a day. */
function* spansOf(event: ICAL.Event, timeZone: string, until: PlainDate): Generator<Span> {
  const title = event.summary ?? 'without a title';
  if (!event.startDate) throw new RangeError(`The event "${title}" has no start.`);
  if (isCancelled(event)) return;
  if (!event.isRecurring()) {
    yield daysBetween(event, event, timeZone);
    return;
  }
  const tooFine = Object.keys(event.getRecurrenceTypes()).find((type) => FINER_THAN_DAYS.has(type));
  if (tooFine) {
    throw new RangeError(`The event "${title}" repeats ${tooFine}, as no vacation does.`);
  }
  const occurrences = event.iterator();
  for (let count = 0; ; count += 1) {
    const start = occurrences.next();
    // An exception may move an occurrence, but hardly by more than a month.
    if (!start || dateOf(start) > addDays(until, 31)) return;
    if (count >= MOST_OCCURRENCES) {
      throw new RangeError(`The event "${title}" repeats more than ${MOST_OCCURRENCES} times.`);
    }
    const { startDate, endDate, item } = event.getOccurrenceDetails(start);
    if (!isCancelled(item)) yield daysBetween({ startDate, endDate }, item, timeZone);
  }
}

function isCancelled(event: ICAL.Event): boolean {
  return String(event.component.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED';
}

/**
 * The days that a stretch of time takes off. Its end is not included; without one it is a day at least.
 *
 * @param event what states the stretch, and in which zones.
 */
function daysBetween(
  { startDate, endDate }: Pick<ICAL.Event, 'startDate' | 'endDate'>,
  event: ICAL.Event,
  timeZone: string,
): Span {
  const [startZone, endZone = startZone] = zonesOf(event);
  if (startDate.isDate) {
    const from = dateOf(startDate);
    return { from, to: later(from, addDays(dateOf(endDate), -1)) };
  }
  const begin = wallClock(startDate, startZone, timeZone);
  const finish = wallClock(endDate, endZone, timeZone);
  return {
    from: begin.time <= CORE_HOURS.from ? begin.date : addDays(begin.date, 1),
    to: finish.time >= CORE_HOURS.to ? finish.date : addDays(finish.date, -1),
  };
}

/**
 * The names of the zones that an event's start and end are written in.
 *
 * @throws RangeError where a date does not exist, which the parser would move to the next month.
 */
function zonesOf({ component }: ICAL.Event): (string | undefined)[] {
  return ['dtstart', 'dtend'].map((name) => {
    const property = component.getFirstProperty(name);
    if (!property) return undefined;
    checkDate(String(property.toJSON()[3]).slice(0, 10));
    return property.getParameter('tzid')?.toString();
  });
}

/**
 * A moment as the calendar's zone tells it, whatever zone the file tells it in.
 *
 * @param named the zone's name in the file, which counts where the file does not define the zone.
 */
function wallClock(time: ICAL.Time, named: string | undefined, timeZone: string): ZonedTime {
  if (time.zone !== ICAL.Timezone.localTimezone) {
    return zonedTime(time.toUnixTime() * 1000, timeZone);
  }
  const wall = { date: dateOf(time), time: time.toString().slice(11, 16) };
  return named ? zonedTime(instantOf(wall, named), timeZone) : wall;
}

function dateOf(time: ICAL.Time): PlainDate {
  return time.toString().slice(0, 10);
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

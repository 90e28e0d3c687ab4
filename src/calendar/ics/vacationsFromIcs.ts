/**
 * Days off out of an iCalendar file (RFC 5545), as calendar programs export it.
 *
 * Apart from the rest of the calendar, as it alone needs a parser.
 */
import type { Vacation } from '../../rules/model.ts';
import { addDays, checkDate, type PlainDate } from '../plainDate.ts';
import type { ZonedTime } from '../zonedTime.ts';
import { parseCalendars, textOf } from './component.ts';
import { eventsOf } from './events.ts';
import type { Reading } from './moments.ts';
import { occurrencesOf, type Span } from './occurrences.ts';
import type { Budget } from './recurrence.ts';
import { ianaZone, zoneFinder } from './zones.ts';

/** Parsing cannot be interrupted: a file of this size takes a second or two. */
const MAX_CHARACTERS = 8 * 1024 * 1024;
/** Days of repetition that are looked at for one file: about a second's work. */
const MAX_DAYS_LOOKED_AT = 300_000;
/** An event with hours takes a day off where it covers these: longer than lunch, in any zone nearby. */
const CORE_HOURS = { from: '12:00', to: '14:00' };

/**
 * The days off that a calendar file states for a span of days, sorted, cut off at its ends.
 *
 * All-day events take their days, of which the last is the one before `DTEND`. Events with hours take each day
 * that they cover from 12:00 to 14:00 in the calendar's zone; so 00:00 to 24:00 in Berlin is the same day in
 * Istanbul. Repeated events are followed, with their exceptions; cancelled ones are left out.
 *
 * @param text the file's text.
 * @param timeZone the IANA zone of the calendar that the days off are for. Times without a zone are in it.
 * @param range the first and the last day that matter.
 * @throws RangeError where the text is not iCalendar, or has an event without a start, of an unknown zone, on a date
 *   that does not exist, or one that repeats by the hour. The message is a sentence for the person who wrote the file.
 */
export function vacationsFromIcs(
  text: string,
  timeZone: string,
  range: { from: PlainDate; to: PlainDate },
): Vacation[] {
  checkDate(range.from);
  checkDate(range.to);
  if (text.length > MAX_CHARACTERS) {
    throw new RangeError('The file is larger than 8 MB; export only the days off.');
  }
  const found = new Map<string, Vacation>();
  const zone = ianaZone(timeZone);
  const calendars = parseCalendars(text);
  const budget: Budget = { left: MAX_DAYS_LOOKED_AT };
  const zoneOf = zoneFinder(calendars, budget);
  const reading: Reading = { zoneOf, floating: zone, own: ownZone(calendars, zoneOf) ?? zone };
  for (const series of eventsOf(calendars)) {
    const name = textOf(series.event, 'summary');
    for (const span of spansOf(series, name)) {
      const { from, to } = daysOff(span, zone.toWall);
      const vacation = { from: later(from, range.from), to: earlier(to, range.to) };
      if (vacation.from > vacation.to) continue;
      const key = `${vacation.from} ${vacation.to} ${name}`;
      found.set(key, name ? { ...vacation, name } : vacation);
    }
  }
  const sorted = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, vacation]) => vacation);

  function spansOf(series: Parameters<typeof occurrencesOf>[0], name: string | undefined): Span[] {
    try {
      return occurrencesOf(series, range, reading, budget);
    } catch (error) {
      // Whatever is wrong with an event, its owner can find it by its title.
      const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
      throw new RangeError(`The event "${name ?? 'without a title'}" cannot be read: ${why}.`);
    }
  }
}

/** The zone that a file says it is in, or the only one that it defines. */
function ownZone(
  calendars: ReturnType<typeof parseCalendars>,
  zoneOf: Reading['zoneOf'],
): ReturnType<Reading['zoneOf']> | undefined {
  const stated = calendars.map((calendar) => textOf(calendar, 'x-wr-timezone')).find(Boolean);
  const defined = calendars.flatMap(({ components }) =>
    components.filter(({ name }) => name === 'vtimezone').map((zone) => textOf(zone, 'tzid')),
  );
  const name = stated ?? (new Set(defined).size === 1 ? defined[0] : undefined);
  try {
    return name === undefined ? undefined : zoneOf(name);
  } catch {
    // No event may need it.
    return undefined;
  }
}

/** The days that a span takes off; none where `to` is before `from`. */
function daysOff(
  span: Span,
  toWall: (instant: number) => ZonedTime,
): { from: PlainDate; to: PlainDate } {
  if (span.kind === 'days') return span;
  const [begin, end] = [toWall(span.begin), toWall(span.end)];
  return {
    from: begin.time <= CORE_HOURS.from ? begin.date : addDays(begin.date, 1),
    to: end.time >= CORE_HOURS.to ? end.date : addDays(end.date, -1),
  };
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

/** From an instant to the wall clock of a time zone: the one step where zones and clock changes matter. */
import { checkDate, type PlainDate } from './plainDate.ts';

/** The local date and time of a time zone. */
export interface ZonedTime {
  date: PlainDate;
  /** `HH:MM`, from `00:00` to `23:59`. */
  time: string;
}

/**
 * The local time of a time zone at an instant. It does not depend on the machine's zone.
 *
 * 2026-11-27 22:30 in UTC is 2026-11-28 01:30 in Istanbul. Where clocks change, each instant has one
 * time; an hour that is set back comes twice.
 *
 * @param instant milliseconds since 1970-01-01 in UTC, as `Date.now()` counts them.
 * @param timeZone an IANA name: `Europe/Istanbul`.
 * @throws RangeError where the zone is unknown, or the instant is not a number in the years 0001 to 9999.
 */
export function zonedTime(instant: number, timeZone: string): ZonedTime {
  const fields = new Map<string, string>();
  const format = formatFor(timeZone);
  if (!(Math.abs(instant) < 8.64e15)) {
    throw new RangeError(`${instant} is not an instant in milliseconds since 1970.`);
  }
  for (const { type, value } of format.formatToParts(instant)) fields.set(type, value);
  const year = Number(fields.get('year'));
  if (fields.get('era') !== 'AD' || year > 9999) {
    throw new RangeError(`${instant} is an instant outside the years 0001 to 9999.`);
  }
  return {
    date: `${String(year).padStart(4, '0')}-${fields.get('month')}-${fields.get('day')}`,
    time: `${fields.get('hour')}:${fields.get('minute')}`,
  };
}

/** Cached by time zone, as creating a formatter takes longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? newFormat(timeZone);
  formats.set(timeZone, format);
  return format;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  } catch {
    throw new RangeError(
      `"${timeZone}" is not a time zone that this system knows; write an IANA name such as Europe/Istanbul.`,
    );
  }
}

/**
 * Checks that a text is a time of day.
 *
 * @throws RangeError where it is not `HH:MM` from `00:00` to `23:59`.
 */
export function checkTime(time: string): void {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new RangeError(`"${time}" is not a time of day; write it as HH:MM, from 00:00 to 23:59.`);
  }
}

/**
 * The instant at which the wall clock of a time zone shows a time: the other way round. Where clocks are set
 * back and the time comes twice, one of the two; where they go forward and it never comes, one an hour off.
 *
 * @returns milliseconds since 1970-01-01 in UTC.
 * @throws RangeError where the zone is unknown, or the date or the time makes no sense.
 */
export function instantOf({ date, time }: ZonedTime, timeZone: string): number {
  checkDate(date);
  checkTime(time);
  const wanted = Date.parse(`${date}T${time}Z`);
  const errorOf = (instant: number) => {
    const shown = zonedTime(instant, timeZone);
    return wanted - Date.parse(`${shown.date}T${shown.time}Z`);
  };
  // The first step may cross a clock change, which the second step corrects.
  const near = wanted + errorOf(wanted);
  return near + errorOf(near);
}

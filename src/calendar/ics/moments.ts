/** The dates and times of an iCalendar file, as they are written. */
import { addDays, checkDate, type PlainDate } from '../plainDate.ts';
import { checkTime } from '../zonedTime.ts';
import type { Property } from './component.ts';
import { UTC, type Zone } from './zones.ts';

/** A day, or a time of a day in a zone. */
export interface Moment {
  date: PlainDate;
  /** Absent where only the day is written. */
  time?: string;
  zone: Zone;
}

/** How the moments of a file are read. */
export interface Reading {
  /** The zone that a `TZID` names. */
  zoneOf(name: string): Zone;
  /** For times that are written without a zone. */
  floating: Zone;
  /** The file's own zone, in which a moment in UTC is one of its days. */
  own: Zone;
}

/**
 * One value of a property. A value without a time is a day, whether the property says so (`VALUE=DATE`) or not.
 *
 * @throws RangeError where it is no date that exists.
 */
export function readMoment(value: unknown, property: Property, reading: Reading): Moment {
  const [, date, hours, minutes, zulu] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d)?:(\d\d)?:(?:\d\d)?(Z)?)?$/.exec(String(value)) ?? [];
  if (date === undefined) {
    throw new RangeError(
      `its ${property[0].toUpperCase()} is not a date such as 20260219 or 20260219T090000Z`,
    );
  }
  checkDate(date);
  const zone = zoneOf(property, zulu !== undefined, reading);
  if (hours === undefined || minutes === undefined) return { date, zone };
  // Midnight at the end of a day, as some programs write it.
  if (hours === '24') return { date: addDays(date, 1), time: `00:${minutes}`, zone };
  const time = `${hours}:${minutes}`;
  checkTime(time);
  return { date, time, zone };
}

function zoneOf([, { tzid }]: Property, isUtc: boolean, reading: Reading): Zone {
  if (isUtc) return UTC;
  const name = typeof tzid === 'string' ? tzid.trim() : '';
  return name === '' ? reading.floating : reading.zoneOf(name);
}

/** The instant of a moment; of a day, its midnight. */
export function toInstant({ date, time, zone }: Moment): number {
  return zone.toInstant({ date, time: time ?? '00:00' });
}

/**
 * The day that a moment means for an all-day event. Exchange writes midnight in the zone of the calendar, with
 * a `TZID` or turned into UTC (`20260218T230000Z` for 19 February in Berlin); other programs write the day with
 * `T000000Z`.
 */
export function dayOf({ date, time, zone }: Moment, { own }: Reading): PlainDate {
  if (time === undefined || zone !== UTC) return date;
  const local = own.toWall(UTC.toInstant({ date, time }));
  return local.time === '00:00' || local.time === '23:59' ? local.date : date;
}

/** A duration (`P1DT2H`) as whole days and the milliseconds besides. */
export function readDuration(value: unknown): { days: number; milliseconds: number } {
  const [, sign, weeks, days, hours, minutes, seconds] =
    /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(String(value)) ??
    [];
  const number = (text: string | undefined) => Number(text ?? 0) * (sign === '-' ? -1 : 1);
  return {
    days: number(weeks) * 7 + number(days),
    milliseconds: ((number(hours) * 60 + number(minutes)) * 60 + number(seconds)) * 1000,
  };
}

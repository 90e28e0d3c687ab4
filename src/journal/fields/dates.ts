/** Dates as notes write them: a day, or a day with a time, with or without a zone. */

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?$/;

/** Whether a text is a date or a date-time, and one that exists: not 2023-02-30, not 25:00. */
export function isDate(text: string): boolean {
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', zone] =
    DATE.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists =
    date.getUTCFullYear() === Number(year) &&
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day);
  const [zoneHours = '0', zoneMinutes = '0'] = zone?.slice(1).split(':') ?? [];
  return (
    exists &&
    Number(hours) < 24 &&
    Number(minutes) < 60 &&
    Number(seconds) < 60 &&
    (zone === undefined || zone === 'Z' || (Number(zoneHours) < 15 && Number(zoneMinutes) < 60))
  );
}

/** The day of a date as written: `2023-03-08T06:03Z` → `2023-03-08`. */
export function dayOf(date: string): string {
  return date.slice(0, 10);
}

/**
 * Minutes between two dates of a note, where that is certain: both have a time, and both or neither a
 * zone. Negative where the end is before the start.
 */
export function minutesBetween(start: string, end: string): number | undefined {
  const [from, to] = [DATE.exec(start), DATE.exec(end)];
  if (!from?.[4] || !to?.[4] || Boolean(from[7]) !== Boolean(to[7])) return undefined;
  const instant = (text: string, zoned: boolean) =>
    Date.parse(`${text.replace(' ', 'T')}${zoned ? '' : 'Z'}`);
  return (instant(end, Boolean(to[7])) - instant(start, Boolean(from[7]))) / 60_000;
}

const UNIT_MINUTES = { d: 1440, h: 60, m: 1, min: 1 } as const;

/**
 * A duration as people write it: `45m`, `2h 50m`, `14d`.
 *
 * @returns whole minutes, or `undefined` where the text is no duration.
 */
export function readDuration(text: string): number | undefined {
  if (!/^\s*(?:\d{1,5}\s*(?:d|h|min|m)\s*)+$/.test(text)) return undefined;
  let minutes = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)\s*(d|h|min|m)/g)) {
    minutes += Number(amount) * UNIT_MINUTES[unit as keyof typeof UNIT_MINUTES];
  }
  return minutes;
}

/** How the site writes days and lengths of time, in the site's language. */
import * as words from './language/words.ts';

const LONG_DAY = new Intl.DateTimeFormat(words.locale, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const SHORT_MONTH = new Intl.DateTimeFormat(words.locale, { month: 'short', timeZone: 'UTC' });

/** `2019-06-24` → `Jun`. */
export function shortMonth(day: string): string {
  return SHORT_MONTH.format(Date.parse(`${day}T00:00Z`));
}

/** In prose: `2019-06-24` → `24 June 2019`. Tables show the ISO date. */
export function longDay(day: string): string {
  return LONG_DAY.format(Date.parse(`${day}T00:00Z`));
}

/** The time of a date as a note writes it, with its zone: `2023-03-08T06:03Z` → `06:03 UTC`. */
export function timeOf(date: string): string | undefined {
  const [, time, zone] = /[T ](\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?$/.exec(date) ?? [];
  if (time === undefined) return undefined;
  return zone === undefined ? time : `${time} ${zone === 'Z' ? 'UTC' : `UTC${zone}`}`;
}

/** Whether a date as a note writes it has a time and a zone. */
export function isInstant(date: string): boolean {
  return /[T ]\d\d:\d\d\S*(?:Z|[+-]\d\d:\d\d)$/.test(date);
}

/** `2019-06-24T07:20:31Z` → `2019-06-24 07:20 UTC`. */
export function instant(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

/** Whole minutes → `27 min`, `2 h 50 min`, `1 d 2 h`: from two days on, in days. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const parts =
    hours >= 48
      ? [
          `${Math.floor(hours / 24)} ${words.days}`,
          hours % 24 > 0 && `${hours % 24} ${words.hours}`,
        ]
      : [
          hours > 0 && `${hours} ${words.hours}`,
          (minutes % 60 > 0 || hours === 0) && `${minutes % 60} ${words.minutes}`,
        ];
  return parts.filter(Boolean).join(' ');
}

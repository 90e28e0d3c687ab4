/** The local time of a zone, without `Intl`, which takes longer to start than the rest of a run. */
import { isMainThread } from 'node:worker_threads';
import { type ZonedTime, zonedTime } from '../calendar/zonedTime.ts';

/**
 * The same as `zonedTime`. `Date` knows the time of one zone, that of the variable `TZ`, from the same data as `Intl`: so
 * the variable is set while the time is read. That does not work on Windows and in worker threads, or for the other
 * names of a zone; there `Intl` is asked.
 *
 * @param instant milliseconds since 1970-01-01 in UTC.
 * @param timeZone an IANA name.
 * @throws RangeError as `zonedTime` does.
 */
export function localTime(instant: number, timeZone: string): ZonedTime {
  return isRead(instant, timeZone)
    ? inZone(timeZone, () => shownBy(new Date(instant)))
    : zonedTime(instant, timeZone);
}

/** From 1970, when zones began to differ by whole minutes, to 2100. */
function isRead(instant: number, timeZone: string): boolean {
  return (
    isMainThread &&
    process.platform !== 'win32' &&
    instant >= 0 &&
    instant < Date.UTC(2100) &&
    isListed(timeZone)
  );
}

const listed = new Map<string, boolean>();

/** Whether `Intl` knows the zone by this name. */
function isListed(timeZone: string): boolean {
  const known =
    listed.get(timeZone) ??
    // For a name without a slash the system may mean something else: its own rules, or another zone.
    (timeZone.includes('/') && Intl.supportedValuesOf('timeZone').includes(timeZone));
  listed.set(timeZone, known);
  return known;
}

function inZone<Result>(timeZone: string, read: () => Result): Result {
  const before = process.env['TZ'];
  process.env['TZ'] = timeZone;
  try {
    return read();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}

function shownBy(date: Date): ZonedTime {
  const two = (part: number) => String(part).padStart(2, '0');
  return {
    date: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  };
}

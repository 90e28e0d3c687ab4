import { checkDate } from '../calendar/plainDate.ts';
import { checkTime, instantOf } from '../calendar/zonedTime.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:[0-5]\d(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Parses a time in the format of `--now`: `2026-11-27T09:00Z`, or in the journal's zone if it has none.
 *
 * @throws RangeError if it is not a time; the message says how to write one.
 */
export function readInstant(text: string, timeZone: string): Date {
  if (DAY.test(text)) {
    throw new RangeError(
      `"${text}" is a day, and rules may ask for the hour; write ${text}T12:00.`,
    );
  }
  const [whole, date = '', time = '', seconds = '', zone] = ISO.exec(text) ?? [];
  if (whole === undefined) {
    throw new RangeError(
      `"${text}" is not a time; write it as 2026-11-27T09:00 or 2026-11-27T06:00Z.`,
    );
  }
  checkDate(date);
  checkTime(time);
  if (zone === undefined) return new Date(instantOf({ date, time }, timeZone));
  const instant = new Date(`${date}T${time}${seconds || ':00'}${zone}`);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`"${zone}" is not an offset from UTC.`);
  return instant;
}

import { zonedTime } from '../../calendar/zonedTime.ts';
import type { Today } from '../../journal/linting/lintNotes.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The day in a time zone. It is worked out when it is needed: the first use of a zone takes as long as checking a note. */
export function lazyToday(now: Date, timeZone: string): Today {
  return {
    get date() {
      return zonedTime(now.getTime(), timeZone).date;
    },
    // No zone is a day behind.
    earliest: new Date(now.getTime() - DAY).toISOString().slice(0, 'YYYY-MM-DD'.length),
  };
}

/** What a timeline shows, worked out from times as a note's author wrote them. */

/** One moment of an incident. */
export interface TimelineEvent {
  /** `2023-03-08T06:03Z`, or `2019-06-24T10:20` where all events share the journal's zone. */
  at: string;
  text: string;
  /** The time is not exact. */
  about?: boolean;
}

/** An event as it is drawn. */
export interface TimelineRow extends TimelineEvent {
  /** The day, on the first event of each day: `8 March 2023`. */
  day?: string;
  /** `06:03`. */
  time: string;
  /** Since the first event: `28 min`. Absent on the first. */
  elapsed?: string;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})Z?$/;

/** One formatter in a fixed zone, so that a build says the same everywhere. */
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * Events → rows, in the order given.
 *
 * @throws where `at` is not a date with a time, or is earlier than the event before it: a wrong timeline is worse than
 *   none.
 */
export function timelineRows(events: readonly TimelineEvent[]): TimelineRow[] {
  let start: number | undefined;
  let previous = Number.NEGATIVE_INFINITY;
  let previousDay: string | undefined;
  return events.map((event) => {
    const [, day, time] = MOMENT.exec(event.at) ?? [];
    // Without a zone all events share one, so that reading them as UTC gives the same differences.
    const moment = Date.parse(`${day}T${time}Z`);
    if (day === undefined || time === undefined || Number.isNaN(moment)) {
      throw new Error(`A timeline has "${event.at}"; write a time such as 2023-03-08T06:03Z.`);
    }
    if (moment < previous) {
      throw new Error(`A timeline has ${event.at} after a later time; put its events in order.`);
    }
    start ??= moment;
    const minutes = (moment - start) / 60_000;
    const row: TimelineRow = {
      ...event,
      time,
      ...(day !== previousDay && { day: DAY.format(moment) }),
      ...(minutes > 0 && { elapsed: formatElapsed(minutes) }),
    };
    previous = moment;
    previousDay = day;
    return row;
  });
}

/** Whole minutes → `45 min`, `2 h 50 min`, `26 h 55 min`, `13 d 4 h`. From three days on, in days. */
export function formatElapsed(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const parts =
    hours >= 72
      ? [
          [Math.floor(hours / 24), 'd'],
          [hours % 24, 'h'],
        ]
      : [
          [hours, 'h'],
          [minutes % 60, 'min'],
        ];
  return parts
    .filter(([count]) => count !== 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

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
  /** The day, on the first event of each day: `2023-03-08`. */
  day?: string;
  /** `06:03`. */
  time: string;
  /** Whole minutes since the first event, where there are any. */
  elapsed?: number;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})Z?$/;

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
      ...(day !== previousDay && { day }),
      ...(minutes > 0 && { elapsed: minutes }),
    };
    previous = moment;
    previousDay = day;
    return row;
  });
}

/** A clock that is ahead of another by more than this is wrong. */
const MOST_AHEAD = 5 * 60_000;

/** Whether a time that somebody else's clock told, ISO 8601, is still to come by more than clocks differ. */
export function isAhead(time: string, clock: Date): boolean {
  return Date.parse(time) > clock.getTime() + MOST_AHEAD;
}

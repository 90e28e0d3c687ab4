import { MAX_CLOCK_LEAD } from './tuning.ts';

/** Whether a time that somebody else's clock told, ISO 8601, is still to come by more than clocks differ. */
export function isAhead(time: string, clock: Date): boolean {
  return Date.parse(time) > clock.getTime() + MAX_CLOCK_LEAD;
}

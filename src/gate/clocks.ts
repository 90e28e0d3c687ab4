import { MAX_CLOCK_LEAD } from './tuning.ts';

/** Whether a time from another clock, ISO 8601, is further in the future than clocks usually differ. */
export function isAhead(time: string, clock: Date): boolean {
  return Date.parse(time) > clock.getTime() + MAX_CLOCK_LEAD;
}

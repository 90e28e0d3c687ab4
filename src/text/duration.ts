const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** How a length of time is written, for messages. */
export const DURATION_EXAMPLES = '90s, 15m, 2h or 1d';

/**
 * Reads a length of time: a whole number and a unit, as in `90s`, `15m`, `2h` and `1d`.
 *
 * @returns milliseconds; `undefined` if the text is not a length of time, or is 0.
 */
export function readDuration(text: string): number | undefined {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const length = Number(count) * (UNITS[unit] ?? 0);
  return length > 0 ? length : undefined;
}

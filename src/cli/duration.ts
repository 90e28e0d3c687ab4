import { UsageError } from '../gate/usageError.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * A length of time as an option takes it: `90s`, `15m`, `2h`, `1d`.
 *
 * @returns milliseconds.
 * @throws {UsageError}
 */
export function durationOf(option: string, text: string): number {
  const [, count = '', unit = ''] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? [];
  const length = UNITS[unit];
  if (length === undefined) {
    throw new UsageError(`${option} cannot be "${text}". Write 90s, 15m, 2h or 1d.`);
  }
  return Number(count) * length;
}

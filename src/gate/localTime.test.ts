import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zonedTime } from '../calendar/zonedTime.ts';
import { localTime } from './localTime.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

test.each([
  ['2026-11-24T10:00Z', 'Europe/Istanbul', '2026-11-24', '13:00'],
  // The clock goes from 01:59 to 03:00, and from 02:59 back to 02:00.
  ['2026-03-29T01:00Z', 'Europe/Berlin', '2026-03-29', '03:00'],
  ['2026-10-25T01:00Z', 'Europe/Berlin', '2026-10-25', '02:00'],
  ['2026-12-31T23:30Z', 'Asia/Kathmandu', '2027-01-01', '05:15'],
  ['2026-11-24T10:00Z', 'Asia/Kolkata', '2026-11-24', '15:30'],
  ['2026-11-24T10:00Z', 'UTC', '2026-11-24', '10:00'],
])('%s in %s', (instant, timeZone, date, time) => {
  expect(localTime(Date.parse(instant), timeZone)).toEqual({ date, time });
});

test('each zone has the time that Intl says, at any instant', () => {
  const instant = fc.integer({ min: -1e11, max: Date.UTC(2110) });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instant, (timeZone, at) => {
      expect(localTime(at, timeZone)).toEqual(zonedTime(at, timeZone));
    }),
    { numRuns: 300 },
  );
});

test.each(['Europe/Nowhere', 'Mars', '', '../etc', ':Europe/Berlin'])(
  '"%s" is not a zone',
  (timeZone) => {
    expect(() => localTime(0, timeZone)).toThrow(RangeError);
  },
);

test.each([undefined, 'Pacific/Kiritimati'])('the zone of the process stays %s', (own) => {
  const before = process.env['TZ'];
  try {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
    const shown = new Date(0).getHours();
    localTime(0, 'America/Los_Angeles');
    expect([process.env['TZ'], new Date(0).getHours()]).toEqual([own, shown]);
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});

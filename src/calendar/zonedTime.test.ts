import { describe, expect, test } from 'vitest';
import { checkTime, zonedTime } from './zonedTime.ts';

describe('zonedTime', () => {
  test.each([
    ['2026-11-27T22:30:00Z', 'Europe/Istanbul', '2026-11-28', '01:30', 'the next day'],
    ['2026-11-27T22:30:00Z', 'America/New_York', '2026-11-27', '17:30', 'the same day'],
    ['2026-12-31T10:00:00Z', 'Pacific/Kiritimati', '2027-01-01', '00:00', 'midnight is 00:00'],
    ['2026-12-31T10:00:59Z', 'Pacific/Pago_Pago', '2026-12-30', '23:00', 'seconds are cut off'],
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', '2026-03-29', '01:59', 'before clocks go forward'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29', '03:00', 'after clocks went forward'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25', '02:30', 'an hour that comes twice'],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25', '02:30', 'the same hour again'],
    ['2026-04-23T21:59:00Z', 'Africa/Cairo', '2026-04-23', '23:59', 'before a missing midnight'],
    ['2026-04-23T22:00:00Z', 'Africa/Cairo', '2026-04-24', '01:00', 'after a missing midnight'],
    ['2026-06-01T00:00:00Z', 'Asia/Kathmandu', '2026-06-01', '05:45', 'a quarter of an hour'],
    ['2016-09-06T20:59:00Z', 'Europe/Istanbul', '2016-09-06', '23:59', 'summer time that stayed'],
  ])('%s in %s is %s %s: %s', (instant, timeZone, date, time) => {
    expect(zonedTime(Date.parse(instant), timeZone)).toEqual({ date, time });
  });

  test.each(['Europe/Constantinopel', '', 'GMT+25', 'Mars/Olympus'])(
    'says what to write instead of the time zone %j',
    (timeZone) => {
      expect(() => zonedTime(0, timeZone)).toThrow(
        `"${timeZone}" is not a time zone that this system knows; write an IANA name such as Europe/Istanbul.`,
      );
    },
  );

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 9e15, 8.6e15, -8.6e15])(
    'refuses the instant %d',
    (instant) => {
      expect(() => zonedTime(instant, 'UTC')).toThrow(RangeError);
    },
  );
});

test.each(['24:00', '9:00', '09:60', '09:00:00', '', 'noon'])('%j is no time of day', (time) => {
  expect(() => checkTime(time)).toThrow(RangeError);
});

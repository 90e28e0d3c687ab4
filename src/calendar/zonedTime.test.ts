import { describe, expect, test } from 'vitest';
import { checkTime, instantOf, zonedTime } from './zonedTime.ts';

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

describe('instantOf', () => {
  test.each([
    ['2026-11-28', '01:30', 'Europe/Istanbul', '2026-11-27T22:30:00Z', 'the day before in UTC'],
    ['2026-11-27', '17:30', 'America/New_York', '2026-11-27T22:30:00Z', 'behind UTC'],
    ['2026-06-01', '05:45', 'Asia/Kathmandu', '2026-06-01T00:00:00Z', 'a quarter of an hour'],
    ['2026-03-29', '01:30', 'Europe/Berlin', '2026-03-29T00:30:00Z', 'before clocks go forward'],
    ['2026-03-29', '03:30', 'Europe/Berlin', '2026-03-29T01:30:00Z', 'after clocks went forward'],
    ['2026-03-08', '03:30', 'America/New_York', '2026-03-08T07:30:00Z', 'the same, behind UTC'],
    ['2026-10-25', '01:30', 'Europe/Berlin', '2026-10-24T23:30:00Z', 'before clocks go back'],
    ['2026-10-25', '03:30', 'Europe/Berlin', '2026-10-25T02:30:00Z', 'after clocks went back'],
  ])('%s %s in %s is %s: %s', (date, time, timeZone, instant) => {
    expect(new Date(instantOf({ date, time }, timeZone))).toEqual(new Date(instant));
  });

  test('a time that comes twice is one of the two', () => {
    const instant = instantOf({ date: '2026-10-25', time: '02:30' }, 'Europe/Berlin');
    expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(
      new Date(instant).toISOString(),
    );
  });

  test('a time that never comes is an hour off', () => {
    const instant = instantOf({ date: '2026-03-29', time: '02:30' }, 'Europe/Berlin');
    expect(['01:30', '03:30']).toContain(zonedTime(instant, 'Europe/Berlin').time);
  });

  test.each([
    ['2026-02-30', '09:00', 'UTC'],
    ['2026-11-27', '24:00', 'UTC'],
    ['2026-11-27', '09:00', 'Mars/Olympus'],
  ])('%s %s in %s makes no sense', (date, time, timeZone) => {
    expect(() => instantOf({ date, time }, timeZone)).toThrow(RangeError);
  });
});

import { expect, test } from 'vitest';
import { duration, isInstant, timeOf } from './format.ts';

test.each([
  [0, '0 min'],
  [1, '1 min'],
  [60, '1 h'],
  [170, '2 h 50 min'],
  [1615, '26 h 55 min'],
  [4320, '3 d'],
  [18_960, '13 d 4 h'],
])('%i minutes are written as %s', (minutes, expected) => {
  expect(duration(minutes)).toBe(expected);
});

test.each([
  ['2023-03-08T06:03Z', '06:03 UTC', true],
  ['2023-03-08 06:03:11+03:00', '06:03 UTC+03:00', true],
  ['2023-03-08T06:03', '06:03', false],
  ['2023-03-08', undefined, false],
])('the time of %s is %s', (date, time, instant) => {
  expect(timeOf(date)).toBe(time);
  expect(isInstant(date)).toBe(instant);
});

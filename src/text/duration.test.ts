import { expect, test } from 'vitest';
import { readDuration } from './duration.ts';

test.each<[string, number | undefined]>([
  ['90s', 90_000],
  ['15m', 900_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
  ['007s', 7000],
  ['0s', undefined],
  ['1', undefined],
  ['s', undefined],
  ['', undefined],
  ['1.5h', undefined],
  ['-1h', undefined],
  ['1 h', undefined],
  ['1h30m', undefined],
  ['1w', undefined],
  ['1H', undefined],
  ['1234567s', undefined],
])('"%s" is %j milliseconds', (text, milliseconds) => {
  expect(readDuration(text)).toBe(milliseconds);
});

/** Input that is meant to be slow: the work must be linear in the length of the text, not quadratic. */
import { describe, expect, test } from 'vitest';
import { buildIndex } from './buildIndex.ts';
import { excerptOf } from './excerpt.ts';
import { match } from './matcher.ts';
import { openIndex } from './openIndex.ts';

const SMALL = 1 << 15;
const TIMES = 8;
/** Three times the growth of linear work may be the garbage collector; quadratic work would give 64. */
const MAX_GROWTH = 3 * TIMES;
const TRIES = 6;
/** Times below this, in milliseconds, are too short to compare. */
const FLOOR = 2;

const log = 'ERROR could not open /srv/shop/orders.py: Permission denied\n    at a.b.C(C.java:1)';
const symptoms = [{ text: log, line: 1 }];
const index = openIndex(buildIndex([{ id: 'a', title: 'A', date: '2019-06-24', symptoms }]));

const UNITS: [string, string][] = [
  ['zeros', '0'],
  ['letters', 'a'],
  ['nested brackets', '[({'],
  ['nested JSON', '{"a":'],
  ['JSON that is cut', '"msg":"'],
  ['spaces', ' '],
  ['line ends', '\n'],
  ['short lines', 'a1 b\n'],
  ['slashes', '/a'],
  ['colons', 'a1:'],
  ['dots and digits', 'a.1'],
  ['at signs', 'a@b.'],
  ['escapes that do not end', '\x1b['],
  ['titles that do not end', '\x1b]0;'],
  ['times', '12:01:02 '],
  ['stamps', '2024-01-31 09:10:11 '],
  ['backtraces', '(a.b+0x1)[0x'],
  ['frames', ' at a.b(c.java:1)'],
  ['hex', 'deadbeef'],
  ['underscores', 'a1_'],
  ['fields', 'level=info msg='],
  ['passwords', 'password='],
  ['addresses with a password', 'http://a:'],
  ['keys that do not end', '-----BEGIN RSA PRIVATE KEY-----\n'],
  ['quotes', '"\\'],
  ['right to left', '\u202eאב '],
  ['full lines', `${'x'.repeat(79)}y\n`],
  ['binary', String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code))],
  ['words of the index', 'could not open orders.py denied '],
];

describe.each(UNITS)('%s', (_, unit) => {
  test.each([
    ['matching', (text: string) => match(text, index)],
    ['quoting', excerptOf],
  ])('%s grows with the text', (_, work) => {
    const growth = Array.from({ length: TRIES }, () => () => {
      const small = workOf(() => work(textOf(unit, SMALL)));
      const large = workOf(() => work(textOf(unit, SMALL * TIMES)));
      return large / Math.max(small, FLOOR);
    });
    // One quiet moment is enough; quadratic work is slow in every moment.
    expect(growth.some((measure) => measure() < MAX_GROWTH)).toBe(true);
  });
});

function textOf(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length));
}

/** Processor time of this process in milliseconds: other programs do not count. */
function workOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

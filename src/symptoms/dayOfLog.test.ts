import { expect, test } from 'vitest';
import { dayOfLog } from './dayOfLog.ts';
import { maskAddresses } from './maskAddresses.ts';

const TODAY = '2026-11-26';

test.each([
  ['2026-03-04T10:00:00Z ERROR disk is full', '2026-03-04'],
  ['2025/03/04 10:00:00 [emerg] 1#1: host not found', '2025-03-04'],
  ['10.1.2.3 - - [04/Mar/2026:10:00:00 +0000] "GET /"', '2026-03-04'],
  ['Mar  4 10:00:00 web-1 shop[1]: died', '2026-03-04'],
  ['Dec 24 10:00:00 web-1 shop[1]: died', '2025-12-24'],
  ['[Wed Mar  4 10:00:00 2026] oom-killer', '2026-03-04'],
  ['04.03.2026 10:00:00 FEHLER', '2026-03-04'],
  ['started in 12:10:10, build 2027-01-01 10:00', undefined],
  ['no day at all', undefined],
  ['2026-02-31 10:00:00 impossible', undefined],
])('%s is of %s', (log, day) => {
  expect(dayOfLog(log, TODAY)).toBe(day);
});

test('addresses of clients are replaced, each always by the same one; internal ones and versions stay', () => {
  expect(
    maskAddresses(
      'client: 81.2.69.160, server 10.0.0.7; again 81.2.69.160:443 and 2a00:1450:4001:81b::200e; version 4.14.56.1, nginx/1.21.6, 09:10:11',
    ),
  ).toBe(
    'client: 192.0.2.1, server 10.0.0.7; again 192.0.2.1:443 and 2001:db8::2; version 4.14.56.1, nginx/1.21.6, 09:10:11',
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LogKind, logTokens } from './logTokens.ts';

/** The tokens that have a kind, as `kind:text`. */
const marked = (line: string) =>
  logTokens(line).flatMap(({ text, kind }) => (kind === undefined ? [] : [`${kind}:${text}`]));

describe('logTokens', () => {
  test.each<[line: string, expected: `${LogKind}:${string}`[]]>([
    ['2019-06-24T10:20:31.123Z up', ['time:2019-06-24T10:20:31.123Z']],
    ['2019-06-24 10:20 up', ['time:2019-06-24 10:20']],
    ['Jun  4 10:20:31 web-1 up', ['time:Jun  4 10:20:31']],
    ['[24/Jun/2019:10:20:31 +0300] "GET /"', ['time:24/Jun/2019:10:20:31 +0300']],
    ['13:45:03 edge-31 nginx: busy', ['time:13:45:03']],
    ['!!! uWSGI process 21911 got Segmentation Fault !!!', ['signal:Segmentation Fault']],
    [
      'libssl.so.1.1(SSL_new+0x3f1) [0x7f2b66d2a5b1]',
      ['address:+0x3f1', 'address:[0x7f2b66d2a5b1]'],
    ],
    ['worker exited on signal 11 (SIGSEGV)', ['signal:signal 11', 'signal:SIGSEGV']],
    ['connect ECONNRESET 10.0.4.12:5432', ['error:ECONNRESET']],
    ['PANIC: could not open file', ['error:PANIC', 'error:could not']],
    ['502 Bad Gateway, no worker', ['error:502 Bad']],
    ['django.db.utils.OperationalError: server closed', ['error:OperationalError']],
    ['SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE', ['error:SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE']],
    ['[ОШИБКА] нет места', ['error:ОШИБКА']],
    ['BAĞLANTI HATA: yok', ['error:HATA']],
    ['警告: 磁盘', ['warning:警告']],
    ['WARN retry in 32s', ['warning:WARN', 'warning:retry']],
  ])('%s: %j', (line, expected) => {
    expect(marked(line)).toEqual(expected);
  });

  test.each([
    'no mirror, no terrors, a retryable job',
    'EXIT: EMPTY EDGE-31, EUR 12',
    'build 20190624',
  ])('leaves “%s” plain', (line) => expect(marked(line)).toEqual([]));

  test('loses no character of any line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        expect(
          logTokens(line)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line);
      }),
    );
  });

  test('a line of a megabyte ends', () => {
    for (const unit of ['a', 'E', '0', 'Aa', '[0x', '2019-06-24T10:20:3']) {
      expect(logTokens(unit.repeat(1_000_000 / unit.length)).length).toBeGreaterThan(0);
    }
  }, 20_000);
});

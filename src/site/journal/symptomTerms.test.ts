import { expect, test } from 'vitest';
import { symptomTerms } from './symptomTerms.ts';

test.each([
  ['.libs/./libssl-7f0d4e1a.so.1.0.2o(SSL_new+0x1d)\n/usr/lib/libssl.so.1.1(x)', ['libssl']],
  ['error 4 in libssl-0b4c77aa.so.1.0.2l, exited on signal 11 (SIGSEGV)', ['libssl', 'SIGSEGV']],
  ['uWSGI process 21911 got Segmentation Fault', ['SIGSEGV']],
  ['read ECONNRESET, then ECONNRESET', ['ECONNRESET']],
  ['Windows Update failed with 0x80070005', ['0x80070005']],
  ['at 0x7f2b66d2a5b1', []],
  ['psycopg2.OperationalError: SSL error', ['OperationalError']],
  ['EDGE-31 EMPTY library', []],
])('%j has the terms %j', (log, terms) => {
  expect(symptomTerms(log)).toEqual(terms);
});

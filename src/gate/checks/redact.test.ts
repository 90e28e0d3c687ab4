import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactor } from './redact.ts';

const SECRET = 'p/ss w+rd"ü?1';

test.each([
  ['as it is', `key=${SECRET};`, 'key=[KEY];'],
  ['more than once', `${SECRET}${SECRET}`, '[KEY][KEY]'],
  ['in JSON', JSON.stringify({ key: SECRET }), '{"key":"[KEY]"}'],
  ['in a URL', `/?key=${encodeURIComponent(SECRET)}&x=1`, '/?key=[KEY]&x=1'],
  ['in a form', new URLSearchParams({ key: SECRET }).toString(), 'key=[KEY]'],
])('a secret is blanked %s', (_, text, expected) => {
  expect(redactor(['KEY'], { KEY: SECRET })(text)).toBe(expected);
});

test('a secret is blanked within base64, at any position', () => {
  const secret = fc.string({ minLength: 9 }).filter((text) => text.trim().length > 8);
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
      const encoded = Buffer.from(before + value + after).toString('base64');
      expect(redactor(['KEY'], { KEY: value })(encoded)).toContain('[KEY]');
    }),
  );
});

test('each line of a key is blanked by itself', () => {
  const env = { KEY: '-----BEGIN-----\nMIIEvQIBADAN\nBgkqhkiG\n-----END-----\n' };
  expect(redactor(['KEY'], env)('  MIIEvQIBADAN\r\n  BgkqhkiG')).toBe('  [KEY]\r\n  [KEY]');
});

test('the longest of overlapping secrets is named', () => {
  expect(redactor(['A', 'B'], { A: 'tiger', B: 'tiger-lily' })('tiger-lily tiger')).toBe('[B] [A]');
});

test('unset, empty and very short values are left', () => {
  const blank = redactor(['NONE', 'EMPTY', 'SHORT'], { EMPTY: '', SHORT: '123' });
  expect(blank('1 of 123')).toBe('1 of 123');
});

test('the end of a secret is dropped where the text is cut within it', () => {
  const blank = redactor(['KEY'], { KEY: 'tiger-lily' });
  expect(blank('lily, and more', true)).toBe(', and more');
  expect(blank('lily, and more')).toBe('lily, and more');
});

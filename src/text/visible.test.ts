import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible, visibleLine } from './visible.ts';

test.each([
  ['colours', '\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
  ['a title for the window', '\u001b]0;mine\u0007', '\\x1b]0;mine\\x07'],
  ['a command of C1', '\u009b2J', '\\x9b2J'],
  ['going back over what was written', 'bad\rgood', 'bad\\x0dgood'],
  ['erasing', 'bad\b\b\bgood\u007f', 'bad\\x08\\x08\\x08good\\x7f'],
  ['an override of direction', 'a\u202edoog', 'a\\u202edoog'],
  ['an isolate', '\u2066x\u2069', '\\u2066x\\u2069'],
])('%s is shown, not obeyed', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('ordinary text does not change', () => {
  const text = 'Tabs\tand lines\n— ğüş, 日本語, עברית, emoji \u{1f44d}.';
  expect(visible(text)).toBe(text);
  expect(visible('a\r\nb\n')).toBe('a\nb\n');
});

test('no text controls a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[^\P{Cc}\t\n]|\p{Bidi_Control}/u);
      expect(visible(visible(text))).toBe(visible(text));
      expect(visibleLine(text)).not.toMatch(/[\n\r]/);
    }),
  );
});

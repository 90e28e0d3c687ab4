import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AnyScript, anyScript } from './anyScript.ts';
import { withAnyScript } from './anyScriptPlugin.ts';

/** Of the kinds that Belay's own patterns are. */
const PATTERNS: [source: string, flags: string][] = [
  ['[\\p{L}\\p{M}\\p{N}]+', 'gu'],
  ['[^\\p{L}\\p{M}\\p{N}._~/-]+', 'gu'],
  ["^(?:[\\s:]|\\p{Extended_Pictographic}|\\uFE0F)*([\\p{L}\\p{M}'’]+)\\s*", 'u'],
  ["(?<!\\p{L})'[^']*'(?!\\p{L})|\\p{Nd}{1,3}[.)\\]]", 'gu'],
  ['^[[\\p{L}[]+|\\p{Lu}\\p{Ll}|[\\p{M}]|[^\\p{M}a-y]', 'u'],
  ['\\[?(?<word>\\p{L}{2,9})\\.? (?:k|\\p{Lu})', 'iu'],
  ['\\p{N}+,?', 'uy'],
  ['[\\p{M}^a]+', 'gu'],
];
const TEXT = fc.string({
  unit: fc.constantFrom(..."aZkKſi0 9.,:[]()'’\n_-ÄñЖ中é\u0301Ⅳ٣👍", '\u212a'),
  maxLength: 12,
});

test('gives what the pattern itself gives', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PATTERNS), TEXT, TEXT, ([source, flags], one, other) => {
      const patterns = [new RegExp(source, flags), anyScript(source, flags)] as RegExp[];
      const [plain, own] = patterns.map((pattern) => [
        one.match(pattern),
        one.replace(pattern, '<$&>'),
        one.split(pattern),
        one.search(pattern),
        flags.includes('g') && [one.replaceAll(pattern, '_'), ...one.matchAll(pattern)],
        // With `g` and `y` a pattern knows where the last match ended, also in another text.
        ...[one, one, other, one].map((text) => pattern.exec(text)),
        ...[other, one].map((text) => pattern.test(text)),
        pattern.lastIndex,
        pattern.source,
        pattern.flags,
      ]);
      expect(own).toEqual(plain);
    }),
  );
});

test('leaves alone what it does not know', () => {
  for (const source of ['\\P{L}', '\\p{Script=Greek}', '[a-z]', '\\p{Sc}']) {
    expect(anyScript(source, 'u')).toBeInstanceOf(RegExp);
  }
  expect(anyScript('\\p{L}')).toBeInstanceOf(RegExp);
  expect(anyScript('[\\p{L}--a]', 'v')).toBeInstanceOf(RegExp);
  expect(anyScript('\\p{L}', 'u')).toBeInstanceOf(AnyScript);
});

test('takes the place of patterns in code, and only of those', async () => {
  const module = String.raw`
    const name: RegExp = /[\p{L}"]\/+/gu;
    const half = 4 / 2 /* /\p{L}/u */, text = '/\\p{L}/u', plain = /[a-z]/u, old = /\p{L}/;
    const made = new RegExp('(' + /\p{N}/u.source + ')', 'u');`;
  const changed = await withAnyScript(module);
  expect(changed).toContain(String.raw`const name = anyScript("[\\p{L}\"]\\/+", "gu");`);
  expect(changed).toContain(
    String.raw`anyScript("(" + anyScript("\\p{N}", "u").source + ")", "u")`,
  );
  expect(changed).toContain('plain = /[a-z]/u');
  expect(changed).toContain(String.raw`old = /\p{L}/`);
  expect(changed).toContain(String.raw`"/\\p{L}/u"`);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonicalJson.ts';

test.each([
  [{ b: 1, a: [{ d: null, c: 'x' }] }, '{"a":[{"c":"x","d":null}],"b":1}'],
  // By code unit, where an object of JavaScript has numbers first, as numbers.
  [{ 10: 'ten', 9: 'nine', '!': 0, a: 1 }, '{"!":0,"10":"ten","9":"nine","a":1}'],
  [JSON.parse('{"b":1,"__proto__":{"a":2}}'), '{"__proto__":{"a":2},"b":1}'],
  [{ '': 1 }, '{"":1}'],
  [{ b: undefined, a: 1 }, '{"a":1}'],
  ['text', '"text"'],
])('%j', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test('names that are the same with commas between them stay apart', () => {
  const value = [
    { 'b,a': 1 },
    { b: 1, a: 2 },
    { 'c,b': 1, a: 2 },
    { c: 1, 'b,a': 2 },
    {},
    { '': 1 },
  ];
  expect(canonicalJson(value)).toBe(
    '[{"b,a":1},{"a":2,"b":1},{"a":2,"c,b":1},{"b,a":2,"c":1},{},{"":1}]',
  );
});

/** RFC 8785 in its simplest form. */
function plainly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${plainly(member)}`).join(',')}}`;
}

test('any value of JSON', () => {
  const key = fc.oneof(
    fc.constantFrom('a', 'b', 'a,b', '1', '10', '9', '__proto__', ''),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.dictionary(key, fc.jsonValue())), (value, objects) => {
      for (const each of [value, objects]) expect(canonicalJson(each)).toBe(plainly(each));
    }),
  );
});

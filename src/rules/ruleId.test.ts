import { describe, expect, test } from 'vitest';
import { isPinnedId, ruleIds, slugOf } from './ruleId.ts';

describe('the slug of a text', () => {
  const eighty = `${'x'.repeat(40)} ${'y'.repeat(39)}`;
  test.each([
    ['Don’t — touch it!', 'dont-touch-it'],
    ["  don't touch it  ", 'dont-touch-it'],
    ['İ, I and ı', 'i̇-i-and-ı'],
    ['🚀?', ''],
    [eighty, eighty.replace(' ', '-')],
    [`${eighty} z`, eighty.replace(' ', '-')],
    ['abcd '.repeat(20), `${'abcd-'.repeat(15)}abcd`],
    ['x'.repeat(90), 'x'.repeat(80)],
    ['𐐨'.repeat(81), '𐐨'.repeat(80)],
  ])('%s: %s', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
  });
});

test.each([
  ['unit-tests', true],
  ['ci/unit.tests_2-ü', true],
  ['a'.repeat(100), true],
  ['a'.repeat(101), false],
  ['-a', false],
  ['a b', false],
  ['', false],
])('"%s" may be pinned: %s', (id, expected) => {
  expect(isPinnedId(id)).toBe(expected);
});

describe('rules with the same text', () => {
  const drain = (...qualifiers: string[]) => ({ text: 'Drain', qualifiers });

  test('use only as many of the surrounding words as needed to distinguish them', () => {
    expect(ruleIds([drain('Live 1', 'Before'), drain('Live 2', 'Before')])).toEqual([
      'live-1/drain',
      'live-2/drain',
    ]);
  });

  test('use as many as needed to distinguish them, the outermost first', () => {
    expect(ruleIds([drain('Edge', 'Live 1'), drain('Edge', 'Live 2')])).toEqual([
      'live-1/edge/drain',
      'live-2/edge/drain',
    ]);
  });

  test('leave out what has no letters', () => {
    expect(ruleIds([drain('🚀', 'Live 1'), drain('🚀', 'Live 2')])).toEqual([
      'live-1/drain',
      'live-2/drain',
    ]);
  });

  test('leave a pinned id to its rule', () => {
    expect(
      ruleIds([drain('Live 1'), { text: 'Stop', pinned: 'drain', qualifiers: ['X'] }]),
    ).toEqual(['live-1/drain', 'drain']);
  });
});

import { expect, test } from 'vitest';
import { suggest } from './suggest.ts';

test.each<[word: string, known: string[], meant: string | undefined]>([
  ['link', ['drift', 'linked-libraries'], 'linked-libraries'],
  ['PER', ['Person'], 'Person'],
  ['pe', ['person'], undefined],
  ['son', ['person', 'drift'], undefined],
  ['last-day', ['last-day-of-the-week', 'last-day-of-the-month'], undefined],
  ['htp', ['http'], 'http'],
  ['dft', ['drift'], undefined],
  ['hptt', ['http'], 'http'],
  ['linkt-librarys', ['linked-libraries'], 'linked-libraries'],
  ['zebra', ['command'], undefined],
  ['zat', ['bat', 'hat'], 'bat'],
  ['drfit', ['grift', 'drift'], 'drift'],
  ['command', [], undefined],
])('"%s" among %s was meant as %s', (word, known, meant) => {
  expect(suggest(word, known)).toBe(meant);
});

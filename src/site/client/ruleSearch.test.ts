import { expect, test } from 'vitest';
import { type RuleText, ruleSearch } from './ruleSearch.ts';

const RULES: RuleText[] = [
  ['Is the backup of the database done?', 'a/#rule-1', 'or <nobody> can go back'],
  ['Take a database snapshot', 'a/#rule-2'],
  ['Işıklar açık mı?', 'b/#rule-3'],
  ['Restart the worker of database-2', 'c/#rule-4', 'take care'],
];
const search = ruleSearch(RULES, '/journal/');
const found = (query: string) => search.find(query).map(({ url }) => Number(url.at(-1)));

test.each<[query: string, rules: number[], why: string]>([
  ['database', [1, 2, 4], 'a word'],
  ['data', [1, 2, 4], 'the beginning of a word'],
  ['base', [], 'a part inside of a word'],
  ['databases', [1, 2, 4], 'another form of the word'],
  ['snapshots database', [2], 'each word, in any order'],
  ['take database', [2, 4], 'what the text says comes before what is said beside it'],
  ['database-2', [4], 'signs do not matter'],
  ['ISIKLAR', [3], 'letters of other alphabets'],
  ['worker qqxzzvw', [], 'a word that no rule has'],
  ['', [1, 2, 3, 4], 'nothing asked'],
])('%j finds rules %j: %s', (query, rules) => {
  expect(found(query)).toEqual(rules);
});

test('a rule is shown with its text, its place on this site, and its other text', () => {
  expect(search.find('backup')).toEqual([
    expect.objectContaining({
      url: '/journal/a/#rule-1',
      meta: { title: 'Is the backup of the database done?' },
      filters: { kind: ['rule'] },
      excerpt: 'or &lt;nobody&gt; can go back',
    }),
  ]);
});

/** Errors in nested fields of `journal.yaml` speak of the nested field, at its place. */
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { readYaml } from './checkedYaml.ts';
import { JournalYaml } from './journalFields.ts';

const DAYS = 'expected `{ from: 2026-08-03, to: 2026-08-21 }`, or the path of an .ics file';

/** The note is shown only where it lists fields. */
const shown = ({ line, column, message, note }: Diagnostic) =>
  [`${line}:${column} ${message}`, ...(note?.startsWith('The fields') ? [note] : [])].join(' ');

test.each([
  ['vacations: [{ from: 2026-01-01 }]', `5:13 vacations.0 is {"from":"2026-01-01"}; ${DAYS}`],
  ['vacations: { fil: x }', `5:12 vacations is {"fil":"x"}; ${DAYS}`],
  ['vacations: x', '5:12 vacations is "x"; expected the path of an .ics file'],
  [
    'vacations:\n  - { from: 2026-02-02, to: 2026-02-01 }',
    '6:5 vacations.0 is {"from":"2026-02-02","to":"2026-02-01"}; its last day (`to`) must not be before its first (`from`)',
  ],
  [
    'holidays: [{ date: 2026-13-01 }]',
    '5:20 holidays.0.date is "2026-13-01"; expected a date, for example 2026-10-29',
  ],
  ['weekend: saturday', '5:10 weekend is "saturday"; expected a list in square brackets'],
  [
    'weekend: [sat]',
    '5:11 weekend.0 is "sat"; expected monday, tuesday, wednesday, thursday, friday, saturday or sunday',
  ],
  ['headings: x', '5:11 headings is "x"; expected fields of its own'],
  [
    'headings: { weather: x }',
    '5:13 there is no field "weather" The fields are before-deploy, after-deploy, recovery.',
  ],
  ['answers: { yes: [1] }', '5:18 answers.yes.0 is 1; expected a string'],
  [
    'headings: { recovery: [Undo #1] }',
    '6:1 this list is never closed',
    '6:1 these fields are never closed',
  ],
  [
    'author: Ada: the owner',
    '5:9 this value contains a colon and a space, which begin a field in YAML',
  ],
  ['author: "Ada', '6:1 this text is in quotation marks that are never closed'],
  ['title: B', '5:1 duplicate field "title"'],
  ['"url": https://a.example/', '5:1 duplicate field "url"'],
])('%j: %s', (line, ...expected) => {
  const text = `title: A\nurl: https://j.example/\ntimeZone: UTC\ncountry: TR\n${line}\n`;
  const source = { path: 'journal.yaml', text, firstLine: 1, code: 'journal-config' } as const;
  const result = readYaml({ ...source, texts: [] }, JournalYaml);
  expect(result.ok ? [] : result.diagnostics.map(shown)).toEqual(expected);
});

test.each([
  ['author: Team #1', '5:14 author'],
  ['language: de #1', '5:14 language'],
  ['country: DE # home', ''],
  ['vacations: team.ics # ours', ''],
  ['author: Team # 1\nunknown: field', '5:14 author'],
])('a "#" that ends a text is warned about, with other errors or not: %s', (line, expected) => {
  const text = `title: A\nurl: https://j.example/\ntimeZone: UTC\ncountry: TR\n${line}\n`;
  const source = { path: 'journal.yaml', text, firstLine: 1, code: 'journal-config' } as const;
  const { diagnostics } = readYaml({ ...source, texts: ['author'] }, JournalYaml);
  const cut = diagnostics.filter(({ code }) => code === 'front-matter-comment');
  const found = cut.map(
    ({ line: at, column, message }) => `${at}:${column} ${/in (\w+)/.exec(message)?.[1]}`,
  );
  expect(found.join()).toBe(expected);
});

test('a field that is missing is looked for at the top', () => {
  const source = { path: 'journal.yaml', text: 'title: A\n', firstLine: 1, texts: [] } as const;
  const result = readYaml({ ...source, code: 'journal-config' }, JournalYaml);
  expect(result.diagnostics.map(({ line, message }) => `${line} ${message}`)).toContain(
    '1 the field "url" is missing',
  );
});

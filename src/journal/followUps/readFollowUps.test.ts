import { describe, expect, test } from 'vitest';
import { isOverdue, readFollowUps } from './readFollowUps.ts';

const texts = (markdown: string) => readFollowUps(markdown).map(({ text }) => text);

test.each([
  'Follow-ups',
  'Follow-up',
  'Follow ups',
  'Action items',
  'Actions:',
  'Maßnahmen',
  'Offene Punkte',
  'Takip işleri',
  'Yapılacaklar',
])('open tasks under %s are follow-ups', (heading) => {
  const note = `# A\n\n## ${heading}\n\n- [ ] Fix \`it\`\n- [x] Told [them](x.md)\n\n## Sources\n\n- [ ] No\n`;
  expect(readFollowUps(note)).toMatchObject([{ heading, text: 'Fix it' }]);
});

test.each([
  ['## Follow-ups ##\n'],
  ['   ##\tFollow-ups  \n'],
  ['## **Follow**-_ups_\n'],
  ['## `Follow-ups`\n'],
  ['## [Follow-ups](a.md)\n'],
  ['## Follow&#45;ups\n'],
  ['## Follow\\-ups\n'],
  ['## <em>Follow-ups</em>\n'],
  ['## Follow-ups\r\n'],
  ['Follow-ups\r\n  ===\r\n'],
  ['*Follow-ups*\n-\n'],
])('a heading of follow-ups may be written as %j', (heading) => {
  expect(texts(`# A\n\n${heading}\n- [ ] B\n`)).toEqual(['B']);
});

describe('is no follow-up:', () => {
  test.each([
    ['a task elsewhere', '## Before deploy\n\n- [ ] A\n'],
    ['one in a fence', '## Follow-ups\n\n```md\n- [ ] B\n```\n'],
    ['one in a comment', '## Follow-ups\n\n<!--\n- [ ] B\n-->\n'],
    ['one that is done', '## Follow-ups\n\n- [x] C (by 2020-01-01)\n'],
    ['one below a task that is done', '## Follow-ups\n\n- [x] C\n  - [ ] D\n'],
    ['one that is struck through', '## Follow-ups\n\n- [ ] ~~E~~\n'],
  ])('%s', (_, note) => {
    expect(readFollowUps(note)).toEqual([]);
  });

  test('a rule, which is asked at each deploy', () => {
    const note = '## Before deploy\n\n### Actions\n\n- [ ] A\n';
    expect(readFollowUps(note, new Set([5]))).toEqual([]);
  });
});

test('tasks below tasks, under headings of lower levels and in Setext headings are follow-ups', () => {
  const note =
    'Follow-ups\n----------\n\n- [ ] A\n  - [ ] B\n\n### Later\n\n1. [ ] C\n\nEnd\n---\n\n- [ ] D\n';
  expect(texts(note)).toEqual(['A', 'B', 'C']);
});

test('a due date is found on a second line, and its place counts from the top of the file', () => {
  const note =
    '---\ntitle: A\n---\n\n## Follow-ups\n\n- [ ] Replace the wheel of\n  the car (by 2026-02-30)\n';
  expect(readFollowUps(note)).toEqual([
    {
      heading: 'Follow-ups',
      text: 'Replace the wheel of the car (by 2026-02-30)',
      line: 7,
      column: 1,
      due: { written: '2026-02-30', line: 8, column: 11 },
      rule: '- [ ] Replace the wheel of the car',
    },
  ]);
});

test.each([
  ['Replace the wheel (by 2026-12-01)', 'Replace the wheel'],
  ['@ann: Replace the wheel, due 2026-12-01', 'Replace the wheel'],
  [
    'Replace `the wheel` (@ann, by 2026-12-01) in [all](a.md) cars.',
    'Replace `the wheel` in [all](a.md) cars.',
  ],
  ['Replace the wheel (@ann)', 'Replace the wheel'],
  ['Write to ann@shop.example', 'Write to ann@shop.example'],
])('%s becomes the rule: %s', (task, rule) => {
  expect(readFollowUps(`## Follow-ups\n\n- [ ] ${task}\n`)).toMatchObject([
    { rule: `- [ ] ${rule}` },
  ]);
});

test.each([
  ['2026-11-30', false],
  ['2026-12-01', false],
  ['2026-12-02', true],
])('on %s, a follow-up for 2026-12-01 is overdue: %s', (today, expected) => {
  expect(isOverdue({ due: { written: '', line: 1, column: 1, date: '2026-12-01' } }, today)).toBe(
    expected,
  );
});

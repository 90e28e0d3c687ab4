import { expect, test } from 'vitest';
import { dueDateOf } from './dueDate.ts';
import { monthNames } from './dueWords.ts';

test.each([
  ['Replace the wheel (by 2026-12-01)', '2026-12-01'],
  ['Replace the wheel (due 2026-12-01)', '2026-12-01'],
  ['Replace the wheel (@ann, due: 2026-12-01)', '2026-12-01'],
  ['Replace the wheel [by 2026-12-1, @ann]', '2026-12-01'],
  ['Replace the wheel by 2026-12-01', '2026-12-01'],
  ['Replace the wheel due:2026-12-01', '2026-12-01'],
  ['Replace the wheel 📅 2026-12-01', '2026-12-01'],
  ['Replace the wheel by 1 December 2026', '2026-12-01'],
  ['Replace the wheel (no later than December 1st, 2026)', '2026-12-01'],
  ['Replace the wheel (by 1st of Sept. 2026)', '2026-09-01'],
  ['Replace what was built by 2026-01-01 (by 2026-12-01)', '2026-12-01'],
  ['Rad ersetzen (bis 1.12.2026)', '2026-12-01'],
  ['Rad ersetzen, fällig am 1. März 2027', '2027-03-01'],
  ['Tekerleği değiştir (2026-12-01 tarihine kadar)', '2026-12-01'],
  ['Tekerleği değiştir (son tarih: 01.12.2026)', '2026-12-01'],
  ["Tekerleği 1 Aralık 2026'ya kadar değiştir", '2026-12-01'],
])('%s: due on %s', (text, date) => {
  expect(dueDateOf(text)).toMatchObject({ date });
});

test.each([
  ['(by 2026-02-30)', '2026-02-30'],
  ['(by 31.11.2026)', '31.11.2026'],
  ['(due 12/01/2026)', '12/01/2026'],
  ['(by next Friday)', 'next Friday'],
  ['(@ann, by 1 December)', '1 December'],
  ['(by Q1)', 'Q1'],
  ['(bis Ende nächster Woche)', 'Ende nächster Woche'],
  ['(by 1 Decembre 2026)', '1 Decembre 2026'],
])('%s is a due date that cannot be read', (text, written) => {
  const due = dueDateOf(`Replace the wheel ${text}`);
  expect(due).toMatchObject({ written });
  expect(due).not.toHaveProperty('date');
});

test.each([
  'Replace the wheel',
  'Compare the lists (by hand)',
  'Say who approved it (by the 2 owners)',
  'Read what changed before 3 pm',
  'Replace the wheel of 2026-12-01',
  'Repair what bystanders saw 2026-12-01',
])('%s has no due date', (text) => {
  expect(dueDateOf(text)).toBeUndefined();
});

test('each name of a month means one month', () => {
  expect([...monthNames()].filter(([, month]) => month < 1 || month > 12)).toEqual([]);
  expect(
    ['mai', 'may', 'mayis', 'mär', 'mar', 'mart', 'dez', 'ara'].map((name) =>
      monthNames().get(name),
    ),
  ).toEqual([5, 5, 5, 3, 3, 3, 12, 12]);
});

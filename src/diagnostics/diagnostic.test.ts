import { expect, test } from 'vitest';
import { compareDiagnostics, type Diagnostic, formatDiagnostic } from './diagnostic.ts';
import { toVFileMessage } from './vfileMessage.ts';

const BARE: Diagnostic = {
  path: 'a.md',
  line: 5,
  column: 3,
  code: 'id-duplicate',
  severity: 'warning',
  message: 'the id is taken',
};
const FULL: Diagnostic = {
  ...BARE,
  severity: 'error',
  endLine: 6,
  endColumn: 9,
  note: 'Choose another.',
  expected: ['x'],
  related: { path: 'b.md', line: 2, column: 1, message: 'the other rule' },
};

test('a diagnostic is a line, then what to do, then the other place', () => {
  expect(formatDiagnostic(BARE)).toBe('a.md:5:3  warning  the id is taken  (id-duplicate)');
  expect(formatDiagnostic(FULL)).toBe(
    [
      'a.md:5:3  error  the id is taken  (id-duplicate)',
      '    Choose another.',
      '    b.md:2:1  the other rule',
    ].join('\n'),
  );
});

test('diagnostics sort by path, line, column, code and message', () => {
  const sorted: Diagnostic[] = [
    { ...BARE, path: 'Z.md', line: 90 },
    { ...BARE, line: 4, column: 9 },
    { ...BARE, column: 2, code: 'two-questions' },
    { ...BARE, code: 'answer-missing', message: 'z' },
    { ...BARE, message: 'a' },
    { ...BARE, message: 'b' },
    { ...BARE, line: 10, column: 1 },
    { ...BARE, path: 'b.md', line: 1 },
  ];
  expect(sorted.toReversed().sort(compareDiagnostics)).toEqual(sorted);
  expect(sorted.toSorted(compareDiagnostics)).toEqual(sorted);
  expect(compareDiagnostics(BARE, { ...BARE })).toBe(0);
});

test('a vfile message has the span, the severity, what to do and the other place', () => {
  const message = toVFileMessage(FULL);
  expect(message).toMatchObject({
    reason: 'the id is taken',
    place: { start: { line: 5, column: 3 }, end: { line: 6, column: 9 } },
    file: 'a.md',
    source: 'belay',
    ruleId: 'id-duplicate',
    fatal: true,
    note: 'Choose another.',
    expected: ['x'],
  });
  expect(message.cause).toMatchObject({
    reason: 'b.md: the other rule',
    place: { line: 2, column: 1 },
    source: 'belay',
    ruleId: 'id-duplicate',
  });
});

test('a vfile message contains nothing that its diagnostic lacks', () => {
  const message = toVFileMessage(BARE);
  expect(message).toMatchObject({ place: { line: 5, column: 3 }, fatal: false });
  expect(message.cause).toBeUndefined();
  expect([message.note, message.expected]).toEqual([undefined, undefined]);
  expect(toVFileMessage({ ...BARE, endLine: 6 }).place).toEqual({ line: 5, column: 3 });
});

import { describe, expect, test } from 'vitest';
import { answerRecord, runOf } from '../testing/records.ts';
import { type BelayRecord, readRecords, recordLine } from './model.ts';

const COMMIT = '0'.repeat(40);
const GOOD = answerRecord({ commit: COMMIT });
const line = (fields: object) => JSON.stringify({ ...GOOD, ...fields });

test('records are read back in any order, each once, whatever is between them', () => {
  const records: BelayRecord[] = [GOOD, runOf({ commit: COMMIT }), { ...GOOD, answer: 'no' }];
  const lines = records.map(recordLine);
  const text = `\n${[...lines, ...lines.toReversed()].join('\r\n\n')}`;
  expect(readRecords(text, COMMIT)).toEqual({ records, passedOver: 0 });
});

describe('a line that is no record is passed over, and counted', () => {
  test.each<[string, string]>([
    ['prose', 'Reviewed-by: Ada'],
    ['a torn line', line({}).slice(0, -9)],
    ['another version', line({ version: 2 })],
    ['another kind', line({ kind: 'amnesty' })],
    ['a field that nobody knows', line({ trusted: true })],
    ['a prototype', line({}).replace('{', '{"__proto__":{"answer":"yes"},')],
    ['an answer that is none', line({ answer: 'maybe' })],
    ['a time that is none', line({ at: 'yesterday' })],
    ['a record of another commit', line({ commit: '1'.repeat(40) })],
    ['a record of no commit', line({ commit: undefined })],
    ['an array', `[${line({})}]`],
    ['nesting without end', '['.repeat(200_000)],
    ['a null', 'null'],
  ])('%s', (_, text) => {
    const read = readRecords(`${text}\n${recordLine(GOOD)}\n`, COMMIT);
    expect(read).toEqual({ records: [GOOD], passedOver: 1 });
  });
});

test('what could not be read back is not written', () => {
  expect(() => recordLine({ ...GOOD, commit: 'HEAD' })).toThrow();
});

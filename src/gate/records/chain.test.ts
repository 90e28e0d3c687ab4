import { describe, expect, test } from 'vitest';
import { digestOfText } from '../../files/digest.ts';
import { answerRecord, runOf } from '../testing/records.ts';
import { endsOf, type Followed, missingFrom } from './chain.ts';
import { type BelayRecord, recordLine } from './model.ts';

const COMMIT = '0'.repeat(40);

/** The line of a record that follows on other lines. */
function line(record: BelayRecord, ...before: string[]): string {
  const after: Followed[] = before.map((each) => ({ record: digestOfText(each), commit: COMMIT }));
  return recordLine({ ...record, commit: COMMIT, ...(after.length > 0 && { after }) });
}

const first = line(answerRecord({ rule: 'first' }));
const stop = line(runOf({ decision: 'stop', ranAt: '2026-11-24T10:00:00.000Z' }), first);
const go = line(runOf({ ranAt: '2026-11-24T11:00:00.000Z' }), stop);
const another = line(answerRecord({ rule: 'another', at: '2026-11-24T10:30:00.000Z' }), first);

describe('a new record refers to all records that no other one refers to', () => {
  test.each<[string, string[], string[]]>([
    ['where there is none', [], []],
    ['the last of a row', [first, stop, go], [go]],
    ['both ends of two writers, in any order', [another, stop, first], [another, stop]],
    ['half a line, which hides nothing', [first, stop, go.slice(0, -20)], [stop]],
    ['half a line before others', [first, go.slice(0, -20), stop, another], [stop, another]],
    ['lines that are no records aside', ['Looks good!', first], [first]],
  ])('%s', (_, lines, ends) => {
    expect(endsOf(lines, COMMIT)).toEqual(
      ends.map((each) => ({ record: digestOfText(each), commit: COMMIT })),
    );
  });
});

describe('a record that was removed is noticed', () => {
  const tombstone = recordLine({
    ...{ version: 1, kind: 'forgotten', project: 'shop', commit: COMMIT, was: 'run' },
    ...{ record: digestOfText(stop), reason: 'a secret', at: '2026-11-24T12:00:00.000Z' },
  } as BelayRecord);
  test.each<[string, string[], string[]]>([
    ['not where all are there, in any order', [go, another, stop, first], []],
    ['from the middle of a row', [first, go], [stop]],
    ['from before two writers', [stop, another], [first]],
    ['but not if it was forgotten', [first, go, tombstone], []],
    ['and not the last of all, which nothing follows on', [first, stop], []],
  ])('%s', (_, lines, missing) => {
    expect(missingFrom(lines).map(({ record }) => record)).toEqual(missing.map(digestOfText));
  });

  test('with the last record that follows on it', () => {
    const [found] = missingFrom([stop, another]);
    expect(found).toMatchObject({
      commit: COMMIT,
      at: '2026-11-24T10:30:00.000Z',
      by: 'ada@shop.example',
    });
  });
});

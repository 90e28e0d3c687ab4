import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerRecord } from './records/model.ts';
import { type Asked, chooseStored } from './storedAnswers.ts';
import { answerRecord } from './testing/records.ts';
import { rule } from './testing/rules.ts';

const ASKED: Asked = {
  rule: rule('a'),
  project: 'shop',
  environment: 'production',
  digest: answerRecord().digest,
  holders: undefined,
  clock: new Date('2026-11-24T12:00:00Z'),
  objection: () => undefined,
};
const at = (hour: string, fields: Partial<AnswerRecord> = {}) =>
  answerRecord({ at: `2026-11-24T${hour}:00.000Z`, ...fields });
const bob = (hour: string, fields: Partial<AnswerRecord> = {}) =>
  at(hour, { by: 'bob@shop.example', ...fields });
const choose = (records: AnswerRecord[], asked: Partial<Asked> = {}) =>
  chooseStored(records, { ...ASKED, ...asked });

describe('the answer that counts', () => {
  test.each<[string, AnswerRecord[], string | undefined]>([
    ['is the one that there is', [at('09:00')], 'yes'],
    ['is none where nobody has answered', [], undefined],
    ['is the last word of somebody', [at('09:00', { answer: 'no' }), at('10:00')], 'yes'],
    [
      'is a no that somebody took a yes back with',
      [at('09:00'), at('10:00', { answer: 'no' })],
      'no',
    ],
    [
      'is a no where others say yes, later too',
      [bob('09:00', { answer: 'no' }), at('10:00')],
      'no',
    ],
    ['is a no of the same moment', [at('09:00', { answer: 'no' }), at('09:00')], 'no'],
    [
      'is of one person, however the address is written',
      [at('09:00', { answer: 'no', by: 'Ada@Shop.example' }), at('10:00')],
      'yes',
    ],
    ['is for this environment', [at('09:00', { environment: 'production' })], 'yes'],
    ['is not one for another environment', [at('09:00', { environment: 'staging' })], undefined],
    ['is not one for another project', [at('09:00', { project: 'blog' })], undefined],
    ['is not one to another rule', [at('09:00', { rule: 'b' })], undefined],
  ])('%s', (_, records, answer) => {
    expect(choose(records).given?.answer).toBe(answer);
    expect(choose(records.toReversed()).given?.answer).toBe(answer);
  });

  test('a done step passes like a yes, and a question that expects no is distinguished', () => {
    const expectsNo = { rule: rule('a', { expect: 'no' }) };
    expect(choose([at('09:00'), bob('10:00', { answer: 'no' })], expectsNo).given?.answer).toBe(
      'yes',
    );
    const done = { rule: rule('a', { expect: 'done' }) };
    expect(choose([at('09:00', { answer: 'done' })], done).given?.answer).toBe('done');
  });
});

describe('an answer does not count, and the reason is given', () => {
  test.each<[string, AnswerRecord, Partial<Asked>, string]>([
    [
      'to other words',
      at('09:00', { text: 'Is a good?' }),
      {},
      'the rule had another wording then',
    ],
    [
      'under other rules',
      at('09:00', { digest: `sha256-${'B'.repeat(43)}=` }),
      {},
      'the rules have changed since',
    ],
    ['from tomorrow', at('23:00'), {}, 'at a time in the future'],
    [
      'of somebody who does not hold the role',
      at('09:00'),
      { holders: ['eve@shop.example'] },
      'only eve@shop.example may',
    ],
    [
      'of nobody, where a role is asked',
      (({ by: _, ...rest }) => rest)(at('09:00')),
      { holders: ['eve@shop.example'] },
      'only eve@shop.example may',
    ],
    [
      'with a bad signature',
      at('09:00'),
      { objection: () => 'it is not signed' },
      'it is not signed',
    ],
  ])('%s', (_, record, asked, objection) => {
    const stored = choose([record], asked);
    expect(stored.given).toBeUndefined();
    expect(stored.objection).toContain(objection);
  });

  test('and it takes nothing from one that does', () => {
    const holders = ['ada@shop.example'];
    expect(choose([at('09:00'), bob('10:00', { answer: 'no' })], { holders }).given?.answer).toBe(
      'yes',
    );
  });
});

test("the order of the records does not matter, and another yes never cancels someone else's no", () => {
  const record = fc
    .record({
      answer: fc.constantFrom('yes' as const, 'no' as const),
      by: fc.constantFrom('ada@shop.example', 'bob@shop.example', 'eve@shop.example'),
      at: fc
        .constantFrom('09:00', '10:00', '11:00', '13:00')
        .map((hour) => `2026-11-24T${hour}:00.000Z`),
    })
    .map((fields) => answerRecord(fields));
  fc.assert(
    fc.property(fc.array(record, { maxLength: 6 }), (records) => {
      const chosen = choose(records).given?.answer;
      expect(choose(records.toReversed()).given?.answer).toBe(chosen);
      if (chosen !== 'no') return;
      expect(choose([...records, at('11:30', { by: 'new@shop.example' })]).given?.answer).toBe(
        'no',
      );
    }),
  );
});

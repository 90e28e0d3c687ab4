import fc from 'fast-check';
import { expect, test } from 'vitest';
import { History, historyOf as made, mergeHistories, type Publishing } from './history.ts';
import type { BelayRecord, RunRecord, WatchRecord } from './records/model.ts';
import { SOURCE } from './testing/rules.ts';

const verdict: RunRecord['rules'][number] = {
  ...{ id: 'a', verdict: 'pass', text: 'Is it on?', level: 'stop', expect: 'yes', answer: 'yes' },
  ...{ evidence: 'ada@shop.example answered yes', detail: 'secret', source: SOURCE },
};
const run = (ranAt: string, fields: Partial<RunRecord> = {}): RunRecord => ({
  ...{ version: 1, kind: 'run', decision: 'go', stage: 'before-deploy', project: 'shop' },
  ...{ at: ranAt, ranAt, rules: [verdict], recovery: [], by: 'ada@shop.example' },
  ...fields,
});
const ALL: Publishing = { reasons: true, unknownProject: true };
const historyOf = (records: readonly BelayRecord[], publishing = ALL) => made(records, publishing);
const [MONDAY, TUESDAY] = ['2026-11-23T09:00:00.000Z', '2026-11-24T09:00:00.000Z'];

test('the newest run comes first, with what each rule said and why it was overridden', () => {
  const overridden: typeof verdict = {
    ...verdict,
    verdict: 'overridden',
    answer: null,
    override: { reason: 'the shop is down' },
  };
  const history = historyOf([run(MONDAY), run(TUESDAY, { rules: [overridden] })]);
  expect(history.runs.map(({ at, rules }) => [at, rules])).toEqual([
    [TUESDAY, [{ id: 'a', verdict: 'overridden', answer: null, reason: 'the shop is down' }]],
    [MONDAY, [{ id: 'a', verdict: 'pass', answer: 'yes' }]],
  ]);
  expect(History.parse(JSON.parse(JSON.stringify(history)))).toEqual(history);
});

test('nobody is named, and no output is published', () => {
  expect(JSON.stringify(historyOf([run(MONDAY)]))).not.toMatch(/ada|secret/);
});

test('rehearsals, and rules that did not apply, are left out', () => {
  const unasked = { ...verdict, verdict: 'not-applicable' } as const;
  const runs = [run(MONDAY, { atGivenByHand: true }), run(TUESDAY, { rules: [unasked] })];
  expect(historyOf(runs).runs).toMatchObject([{ at: TUESDAY, rules: [] }]);
});

test('what was published earlier stays, of this project and of others, each run once', () => {
  const earlier = historyOf([run(MONDAY), run(MONDAY, { project: 'blog' })]);
  const history = mergeHistories([earlier, historyOf([run(MONDAY), run(TUESDAY)])]);
  expect(history.runs.map(({ project, at }) => [project, at])).toEqual([
    ['shop', TUESDAY],
    ['blog', MONDAY],
    ['shop', MONDAY],
  ]);
});

test('reasons, and runs that know no project, are published only if the project says so', () => {
  const override = { reason: 'the shop is down' };
  const overridden = { ...verdict, verdict: 'overridden', answer: null, override } as const;
  const records = [run(MONDAY, { rules: [overridden] }), run(TUESDAY, { project: '' })];
  const quiet = historyOf(records, { reasons: false, unknownProject: false });
  expect(quiet.runs).toMatchObject([{ at: MONDAY, rules: [{ verdict: 'overridden' }] }]);
  expect(JSON.stringify(quiet)).not.toContain('the shop is down');
  expect(historyOf(records).runs).toMatchObject([{ project: '' }, { rules: [override] }]);
});

test('people are numbered in the order in which they first answered', () => {
  const by = (address: string, took?: number) => ({ rules: [{ ...verdict, by: address, took }] });
  const runs = [run(TUESDAY, by('Ada@shop.example', 900)), run(MONDAY, by('bob@shop.example'))];
  const again = run('2026-11-25T09:00:00.000Z', by('ADA@shop.example'));
  const { runs: found } = historyOf([...runs, again] as RunRecord[]);
  expect(found.map(({ rules }) => [rules[0]?.by, rules[0]?.took])).toEqual([
    [2, undefined],
    [2, 900],
    [1, undefined],
  ]);
});

test('an outage is there once, as the latest record of it says', () => {
  const outage: Omit<WatchRecord, 'event' | 'at'> = {
    ...{ version: 1, kind: 'watch', project: 'shop', rule: 'a', text: 'Is it on?', found: 'no' },
    ...{ began: MONDAY, noticed: MONDAY },
  };
  const records: BelayRecord[] = [
    { ...outage, event: 'recovered', at: TUESDAY, restored: TUESDAY },
    { ...outage, event: 'failed', at: MONDAY },
  ];
  expect(historyOf(records).outages).toEqual([
    { project: 'shop', rule: 'a', began: MONDAY, noticed: MONDAY, restored: TUESDAY },
  ]);
});

test('histories merge without loss, in any order, and once', () => {
  const moments = fc.constantFrom(MONDAY, TUESDAY);
  const runs = fc.record({
    project: fc.constantFrom('shop', 'blog', ''),
    stage: fc.constant('before-deploy' as const),
    at: moments,
    decision: fc.constantFrom('go' as const, 'stop' as const),
    rules: fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b'),
        verdict: fc.constant('pass' as const),
        answer: fc.constant(null),
      }),
      { maxLength: 2 },
    ),
  });
  const histories = fc.array(
    fc
      .array(runs, { maxLength: 5 })
      .map((each) => ({ version: 1 as const, runs: each, outages: [] })),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(histories, (all) => {
      const merged = mergeHistories(all);
      const unique = new Set(all.flatMap((each) => each.runs.map((one) => JSON.stringify(one))));
      expect(new Set(merged.runs.map((one) => JSON.stringify(one)))).toEqual(unique);
      expect(merged.runs).toHaveLength(unique.size);
      expect(mergeHistories(all.toReversed())).toEqual(merged);
      expect(mergeHistories([merged, ...all])).toEqual(merged);
    }),
    { numRuns: 50 },
  );
});

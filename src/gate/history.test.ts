import { expect, test } from 'vitest';
import { History, historyOf } from './history.ts';
import type { RunRecord } from './records/model.ts';
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
  const history = historyOf([run(MONDAY), run(TUESDAY)], earlier);
  expect(history.runs.map(({ project, at }) => [project, at])).toEqual([
    ['shop', TUESDAY],
    ['blog', MONDAY],
    ['shop', MONDAY],
  ]);
});

import { expect, test } from 'vitest';
import type { History } from '../../gate/history.ts';
import { rule } from '../../gate/testing/rules.ts';
import { ruleReport } from './ruleReport.ts';

type Asking = History['runs'][number]['rules'][number];

const asking = (id: string, fields: Partial<Asking> = {}): Asking => ({
  ...{ id, verdict: 'pass', answer: 'yes' },
  ...fields,
});
let minutes = 0;
const run = (project: string, ...rules: Asking[]): History['runs'][number] => ({
  ...{ project, stage: 'before-deploy', decision: 'go', rules },
  at: new Date(Date.UTC(2026, 10, 24, 9, minutes++)).toISOString(),
});
const report = (runs: History['runs']) =>
  new Map(
    ruleReport([rule('a'), rule('b'), rule('c')], { version: 1, runs, outages: [] }).map((each) => [
      each.id,
      each,
    ]),
  );

test('each rule says how often it was asked, stopped and was overridden, and where', () => {
  const found = report([
    run('shop', asking('a'), asking('b')),
    run('shop', asking('a', { verdict: 'stop' }), asking('b')),
    run('blog', asking('a', { verdict: 'overridden', reason: 'it was down' }), asking('b')),
  ]);
  expect(found.get('a')).toMatchObject({
    asked: 3,
    stopped: 1,
    overridden: 1,
    neverStopped: false,
  });
  expect(found.get('a')?.where).toEqual([
    { place: 'shop', asked: 2 },
    { place: 'blog', asked: 1 },
  ]);
  expect(found.get('b')).toMatchObject({ asked: 3, neverStopped: true, neverAsked: false });
  expect(found.get('c')).toMatchObject({ asked: 0, neverStopped: false, neverAsked: true });
});

const quick = { took: 1999, by: 1 };
test.each<[string, Asking[], boolean]>([
  [
    'the same person at once each time',
    [quick, quick, quick].map((each) => asking('a', each)),
    true,
  ],
  ['too seldom for a habit', [asking('a', quick), asking('a', quick)], false],
  [
    'somebody else once',
    [quick, quick, { ...quick, by: 2 }].map((each) => asking('a', each)),
    false,
  ],
  [
    'two seconds once',
    [quick, quick, { ...quick, took: 2000 }].map((each) => asking('a', each)),
    false,
  ],
  ['a machine', [{}, {}, {}].map((each) => asking('a', each)), false],
])('quick answers: %s', (_, askings, reflex) => {
  expect(report(askings.map((each) => run('shop', each))).get('a')?.reflex).toBe(reflex);
});

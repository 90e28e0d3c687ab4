import { expect, test } from 'vitest';
import type { Asking } from './history.ts';
import { statisticsOf } from './ruleStatistics.ts';

const asking = (at: string, verdict: Asking['verdict']): Asking => ({
  at: `${at}T10:00:00Z`,
  project: 'shop',
  verdict,
  answer: null,
});
const rule = (id: string, status: 'active' | 'retired' = 'active') =>
  ({ id, status, stage: 'before-deploy' }) as const;

test('counts the stops and overrides of the last year, and names what always passed in it', () => {
  const askings = new Map([
    [
      'tests',
      [asking('2026-11-20', 'stop'), asking('2026-11-02', 'stop'), asking('2025-01-01', 'stop')],
    ],
    ['friday', [asking('2026-10-01', 'overridden'), asking('2026-09-01', 'unknown')]],
    [
      'quiet',
      [asking('2026-11-20', 'pass'), asking('2026-03-01', 'pass'), asking('2025-06-01', 'stop')],
    ],
    // Too young to be called useless.
    ['young', [asking('2026-11-20', 'pass')]],
    ['old', [asking('2026-11-20', 'stop')]],
  ]);
  const rules = [
    rule('friday'),
    rule('tests'),
    rule('quiet'),
    rule('young'),
    rule('old', 'retired'),
  ];
  expect(statisticsOf(rules, askings)).toEqual({
    from: '2025-11-20',
    to: '2026-11-20',
    stopped: [
      { id: 'tests', count: 2 },
      { id: 'friday', count: 1 },
    ],
    overridden: [{ id: 'friday', count: 1 }],
    neverStopped: [{ id: 'quiet', count: 2 }],
  });
});

test('says nothing without a history', () => {
  expect(statisticsOf([rule('tests')], new Map())).toBeUndefined();
});

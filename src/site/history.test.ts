import { expect, test } from 'vitest';
import { History } from '../gate/history.ts';
import { askingsByRule } from './history.ts';

test('each rule has the runs that asked it, the newest first, and no others', () => {
  const run = { project: 'shop', stage: 'before-deploy', commit: 'a'.repeat(40) };
  const history = History.parse({
    version: 1,
    runs: [
      {
        ...run,
        at: '2026-08-25T08:00:00Z',
        decision: 'go',
        rules: [
          { id: 'vacation', verdict: 'pass', answer: 'no' },
          { id: 'tests', verdict: 'overridden', answer: null, reason: 'The runner is down.' },
        ],
      },
      {
        ...run,
        environment: 'production',
        at: '2026-08-24T08:00:00Z',
        decision: 'stop',
        rules: [{ id: 'vacation', verdict: 'stop', answer: 'yes' }],
      },
    ],
  });
  const byRule = askingsByRule(history);
  expect(byRule.get('vacation')?.map(({ at, verdict }) => [at, verdict])).toEqual([
    ['2026-08-25T08:00:00Z', 'pass'],
    ['2026-08-24T08:00:00Z', 'stop'],
  ]);
  expect(byRule.get('vacation')?.[1]).toMatchObject({ environment: 'production', answer: 'yes' });
  expect(byRule.get('tests')).toEqual([
    {
      at: '2026-08-25T08:00:00Z',
      project: 'shop',
      commit: 'a'.repeat(40),
      verdict: 'overridden',
      answer: null,
      reason: 'The runner is down.',
    },
  ]);
  expect(byRule.has('backup')).toBe(false);
});

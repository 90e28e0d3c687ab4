import { expect, test } from 'vitest';
import { incidentChart } from './incidentChart.ts';

test('incidents are placed where they began, as wide as they lasted', () => {
  const chart = incidentChart([
    { day: '2024-01-01', severity: 'sev1', durationMinutes: 2 * 24 * 60 },
    { day: '2024-01-08', severity: 'sev3' },
  ]);
  expect(chart).toMatchObject({ from: '2024-01-01', to: '2024-01-08' });
  expect(chart?.marks[0]).toEqual({ severity: 'sev1', left: 0, width: 25 });
  expect(chart?.marks[1]?.left).toBeCloseTo(87.5);
});

test('the latest incident of many years can be seen, too', () => {
  const chart = incidentChart([
    { day: '2012-08-01', severity: 'sev1' },
    { day: '2025-06-12', severity: 'sev2' },
  ]);
  for (const { left, width } of chart?.marks ?? []) {
    expect(width).toBeGreaterThan(0.5);
    expect(left + width).toBeLessThanOrEqual(100.01);
  }
});

test('a thousand incidents make no heavier picture than there are places for', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => ({
    day: new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
    severity: 'sev2' as const,
  }));
  expect(incidentChart(many)?.marks.length).toBeLessThanOrEqual(241);
});

test.each([[[]], [[{ day: '2024-01-01', severity: 'sev1' as const }]]])(
  '%j is no picture',
  (list) => {
    expect(incidentChart(list)).toBeUndefined();
  },
);

import { expect, test } from 'vitest';
import { incidentChart } from './incidentChart.ts';

test('incidents are placed in their year where they began, as wide as they lasted', () => {
  const chart = incidentChart([
    { day: '2023-01-01', severity: 'sev1', durationMinutes: 73 * 24 * 60 },
    { day: '2023-10-20', severity: 'sev3' },
  ]);
  expect(chart).toMatchObject({ from: '2023-01-01', to: '2023-10-20', unit: 'month' });
  expect(chart?.marks[0]).toEqual({ severity: 'sev1', left: 0, width: 20 });
  expect(chart?.marks[1]?.left).toBeCloseTo(80);
  expect(chart?.ticks.map(({ day }) => day.slice(0, 7))).toEqual([
    '2023-01',
    '2023-04',
    '2023-07',
    '2023-10',
  ]);
});

test.each([
  ['2022-05-01', '2025-01-01', ['2022', '2023', '2024', '2025']],
  ['2012-08-01', '2025-06-12', ['2012', '2014', '2016', '2018', '2020', '2022', '2024']],
])('from %s to %s the axis shows whole years, with few labels', (from, to, labels) => {
  const chart = incidentChart([
    { day: from, severity: 'sev1' },
    { day: to, severity: 'sev1' },
  ]);
  expect(chart?.ticks.map(({ day }) => day.slice(0, 4))).toEqual(labels);
  expect(chart?.ticks[0]?.left).toBe(0);
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
  '%j makes no chart',
  (list) => {
    expect(incidentChart(list)).toBeUndefined();
  },
);

import { describe, expect, test } from 'vitest';
import { timelineRows } from './timelineRows.ts';

describe('timelineRows', () => {
  test('names a day once, and counts from the first event', () => {
    const rows = timelineRows([
      { at: '2023-03-08T06:03Z', text: 'Out' },
      { at: '2023-03-08T06:31Z', text: 'Told' },
      { at: '2023-03-09T08:58Z', text: 'Back' },
    ]);
    expect(rows.map(({ day, time, elapsed }) => [day, time, elapsed])).toEqual([
      ['2023-03-08', '06:03', undefined],
      [undefined, '06:31', 28],
      ['2023-03-09', '08:58', 1615],
    ]);
  });

  test('two events of one minute have no time between them', () => {
    const rows = timelineRows([
      { at: '2019-06-24T10:20', text: 'Released' },
      { at: '2019-06-24T10:20', text: 'Died' },
    ]);
    expect(rows[1]).toEqual({ at: '2019-06-24T10:20', text: 'Died', time: '10:20' });
  });

  test.each(['2023-03-08', '06:03', '2023-13-08T06:03Z', '2023-03-08T25:03Z'])(
    'refuses %s as a time',
    (at) => {
      expect(() => timelineRows([{ at, text: '' }])).toThrow(at);
    },
  );

  test('refuses events out of order', () => {
    const events = [
      { at: '2023-03-08T06:31Z', text: 'Told' },
      { at: '2023-03-08T06:03Z', text: 'Out' },
    ];
    expect(() => timelineRows(events)).toThrow('06:03Z after a later time');
  });
});

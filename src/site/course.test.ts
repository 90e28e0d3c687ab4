import { describe, expect, test } from 'vitest';
import { courseOf, momentsIn, wallTimeOf } from './course.ts';

const isNoticed = (text: string) => /told|alert/.test(text);
const moments = (...rows: [string, string][]) => rows.map(([at, text]) => ({ at, text }));

test('a timeline without days ends when the incident does, and begins as long before', () => {
  const course = courseOf(
    { date: '2019-06-24', durationMinutes: 60 },
    moments(['10:10', 'Asked'], ['10:20', 'Released'], ['10:45', 'I was told'], ['11:20', 'Back']),
    isNoticed,
  );
  expect(course).toEqual({
    began: { day: '2019-06-24', time: '10:20', left: 0, minutes: 0 },
    noticed: { day: '2019-06-24', time: '10:45', left: 41.67, minutes: 25 },
    restored: { day: '2019-06-24', time: '11:20', left: 100, minutes: 60 },
    marks: [],
    seen: [],
  });
});

describe('the picture of an incident', () => {
  test.each([
    ['goes past midnight', '2017-01-31T23:30Z', 120, ['23:30', '00:15'], '00:15', '2017-02-01'],
    ['reads about and a zone', '2021-01-04 15:00', 220, ['about 15:20 UTC'], '15:20', '2021-01-04'],
    ['reads a day', '2023-03-08T06:03Z', 60, ['2023-03-08T06:31Z'], '06:31', '2023-03-08'],
  ])('%s', (_, date, durationMinutes, times, time, day) => {
    const rows = times.map((at) => ({ at, text: at === times.at(-1) ? 'alert' : 'x' }));
    expect(courseOf({ date, durationMinutes }, rows, isNoticed)?.noticed).toMatchObject({
      time,
      day,
    });
  });

  test('leaves out what has no time, and what was long before or after', () => {
    const course = courseOf(
      { date: '2025-06-10T06:00Z', durationMinutes: 60 },
      moments(['2025-05-01 10:00', 'x'], ['the days after', 'alerts'], ['2025-06-15 10:00', 'x']),
      isNoticed,
    );
    expect(course?.marks).toEqual([]);
    expect(course?.noticed).toBeUndefined();
    expect([course?.began.left, course?.restored.left]).toEqual([0, 100]);
  });

  test.each([
    ['2026-10-01T10:00Z', '2026-10-01T09:30Z', '2026-10-01T10:30Z', [[0, 50, '09:30', '10:30']]],
    ['2026-10-01T12:00+02:00', '2026-10-01T10:15Z', undefined, [[25, 75, '12:15', undefined]]],
    // Without a zone it is the journal's: Istanbul, three hours ahead.
    ['2026-10-01T13:00', '2026-10-01T10:15Z', '2026-10-01T10:30Z', [[25, 25, '13:15', '13:30']]],
    ['2026-10-01T10:00Z', '2026-10-02T10:15Z', '2026-10-02T10:30Z', []],
  ])(
    'of %s shows what the watch saw from %s to %s, if that was then',
    (date, began, restored, expected) => {
      const wall = (instant: string) => wallTimeOf(instant, date, 'Europe/Istanbul');
      const outage = { began: wall(began), ...(restored && { restored: wall(restored) }) };
      const course = courseOf({ date, durationMinutes: 60 }, [], isNoticed, [outage]);
      expect(course?.seen.map(({ left, width, from, to }) => [left, width, from, to])).toEqual(
        expected,
      );
    },
  );

  test.each([
    ['how long it lasted', { date: '2019-06-24T10:00Z' }],
    ['when it began', { date: '2019-06-24', durationMinutes: 50 }],
  ])('is not drawn where nobody knows %s', (_, incident) => {
    expect(courseOf(incident, moments(['10:20', 'x'], ['11:20', 'x']), isNoticed)).toBeUndefined();
  });
});

test('moments are read from a table of times and from a <Timeline>', () => {
  const table =
    '<table class="by-time"><tbody><tr>\n<td>10:45</td>\n<td>Two <code>libssl</code></td></tr></tbody></table>';
  expect(momentsIn(table)).toEqual([{ at: '10:45', text: 'Two libssl' }]);
  const list =
    '<ol class="timeline" role="list"><li><div class="timeline-time"><time datetime="2018-03-13T12:14Z">12:14</time></div> <div class="timeline-text"> It runs; alerts <span>after 10 min</span></div></li></ol>';
  expect(momentsIn(list)).toEqual([{ at: '2018-03-13T12:14Z', text: 'It runs; alerts' }]);
});

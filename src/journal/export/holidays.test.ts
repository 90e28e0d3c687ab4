import { describe, expect, test } from 'vitest';
import { answerCalendar } from '../../calendar/answer.ts';
import { dayOfWeek } from '../../calendar/plainDate.ts';
import type { Calendar, Weekday } from '../../rules/model.ts';
import official from './fixtures/officialHolidays.json' with { type: 'json' };
import { holidaysFor } from './holidays.ts';

interface OfficialCalendar {
  country: string;
  region?: string;
  weekend: string[];
  source: string;
  /** A year to its holidays, `MM-DD` each. */
  days: Record<string, string>;
}

const OFFICIAL: OfficialCalendar[] = official;

function officialDays({ days }: OfficialCalendar): string[] {
  return Object.entries(days).flatMap(([year, list]) =>
    list.split(' ').map((day) => `${year}-${day}`),
  );
}

describe('official calendars', () => {
  test('the table holds at least 300 days of at least six countries', () => {
    expect(OFFICIAL.flatMap(officialDays).length).toBeGreaterThanOrEqual(300);
    expect(new Set(OFFICIAL.map(({ country }) => country)).size).toBeGreaterThanOrEqual(6);
  });

  test.each(OFFICIAL)('$country $region, by $source', (calendar) => {
    const expected = officialDays(calendar);
    const years = Object.keys(calendar.days).map(Number);
    const found = holidaysFor(
      calendar.country,
      calendar.region,
      Math.min(...years),
      Math.max(...years),
    )
      .filter(({ from }) => from === undefined)
      .map(({ date }) => date);
    const onWeekend = (date: string) => calendar.weekend.includes(dayOfWeek(date));
    expect(expected.filter((date) => !found.includes(date))).toEqual([]);
    // The day that a substitute replaces, where it falls on a weekend, is not in every official list.
    expect(found.filter((date) => !expected.includes(date) && !onWeekend(date))).toEqual([]);
  });
});

describe('Turkey', () => {
  const turkey = holidaysFor('TR', undefined, 2023, 2028);

  test('half-days begin at 13:00 on 28 October and on the eve of each bayram', () => {
    // Eves by the yearly list of religious days of Diyanet, the hour by Law 2429.
    const eves: Record<string, string> = {
      2023: '04-20 06-27 10-28',
      2024: '04-09 06-15 10-28',
      2025: '03-29 06-05 10-28',
      2026: '03-19 05-26 10-28',
      2027: '03-08 05-15 10-28',
      2028: '02-25 05-04 10-28',
    };
    const expected = Object.entries(eves).flatMap(([year, days]) =>
      days.split(' ').map((day) => ({ date: `${year}-${day}`, from: '13:00' })),
    );
    const half = turkey.filter(({ from }) => from !== undefined);
    expect(half.map(({ date, from }) => ({ date, from }))).toEqual(expected);
  });

  const calendar: Calendar = {
    timeZone: 'Europe/Istanbul',
    weekend: ['saturday', 'sunday'] satisfies Weekday[],
    holidays: turkey,
    vacations: [],
    until: '2028-12-31',
  };

  test.each([
    ['2026-03-23', 'Monday after Ramazan Bayramı'],
    ['2024-06-20', 'Thursday after Kurban Bayramı'],
    ['2025-04-02', 'Wednesday after Ramazan Bayramı'],
    ['2025-06-10', 'Tuesday after Kurban Bayramı'],
  ])('%s at 09:00 is the first working day after a holiday: %s', (date) => {
    const now = { date, time: '09:00' };
    const ask = (name: 'working-day' | 'first-working-day-after-holiday') =>
      answerCalendar({ kind: 'calendar', name }, calendar, now).answer;
    expect(ask('working-day')).toBe('yes');
    expect(ask('first-working-day-after-holiday')).toBe('yes');
  });

  test('an eve on a day that is off anyway is no half-day', () => {
    // The eve of Ramazan Bayramı 2022 was Labour Day.
    const [mayDay, ...more] = holidaysFor('TR', undefined, 2022, 2022).filter(
      ({ date }) => date === '2022-05-01',
    );
    expect(mayDay).toEqual({ date: '2022-05-01', name: 'Labour and Solidarity Day' });
    expect(more).toEqual([]);
  });

  test('names are in English, and two holidays on one day share an entry', () => {
    expect(turkey.find(({ date }) => date === '2023-04-23')?.name).toBe(
      "End of Ramadan (Eid al-Fitr) / National Sovereignty and Children's Day",
    );
    expect(turkey.find(({ date }) => date === '2026-10-28')?.name).toBe('Eve of Republic Day');
  });
});

describe('other countries', () => {
  const dates = (country: string, region: string | undefined, year: number) =>
    holidaysFor(country, region, year, year)
      .filter(({ from }) => from === undefined)
      .map(({ date }) => date);

  test.each<[string, string | undefined, string, string]>([
    ['US', undefined, '2023-11-10', 'Veterans Day on a Saturday, taken on Friday (opm.gov)'],
    ['US', undefined, '2029-11-12', 'Veterans Day on a Sunday, taken on Monday (opm.gov)'],
    ['US', undefined, '2027-12-31', 'New Year’s Day of 2028, taken the year before (opm.gov)'],
    ['GB', 'SCT', '2026-06-15', 'one bank holiday by proclamation (gov.scot)'],
    ['GB', 'sct', '2026-11-30', 'St Andrew’s Day (gov.uk/bank-holidays)'],
    ['KR', undefined, '2025-01-28', 'the day before the lunar New Year (law.go.kr)'],
    ['DE', 'BY', '2026-01-06', 'Epiphany in Bavaria (gesetze-bayern.de)'],
    ['SZ', undefined, '2026-01-02', 'the last day of Incwala, which began in the year before'],
    ['ME', undefined, '2025-04-01', 'the third day of a bayram with a change of the clocks in it'],
    ['de', undefined, '2026-10-03', 'German Unity Day, the country in small letters'],
  ])('%s %s has %s off: %s', (country, region, date) => {
    expect(dates(country, region, Number(date.slice(0, 4)))).toContain(date);
  });

  test.each<[string, string | undefined, string, string]>([
    ['US', undefined, '2026-02-14', 'Valentine’s Day is an observance'],
    ['US', undefined, '2026-12-24', 'Christmas Eve is no federal holiday'],
    ['GB', 'ENG', '2026-11-30', 'St Andrew’s Day is Scottish'],
    ['DE', undefined, '2026-01-06', 'Epiphany is not for all of Germany'],
    ['BR', undefined, '2026-02-17', 'Carnival is optional'],
    ['JP', undefined, '2026-01-02', 'banks only'],
    ['KR', undefined, '2025-01-31', 'the data counts one day too far'],
    ['IL', undefined, '2026-04-03', 'a middle day of Passover'],
  ])('%s %s does not have %s off: %s', (country, region, date) => {
    expect(dates(country, region, Number(date.slice(0, 4)))).not.toContain(date);
  });

  test('a holiday that begins at an hour is a half-day', () => {
    expect(holidaysFor('IS', undefined, 2026, 2026)).toContainEqual({
      date: '2026-12-24',
      name: 'Christmas Eve',
      from: '13:00',
    });
  });
});

test.each(['TR', 'DE', 'GB', 'JP', 'EG', 'IS', 'KR', 'MD', 'AU'])(
  'the list of %s is sorted, within its years, with a day at most once',
  (country) => {
    const dates = holidaysFor(country, undefined, 2025, 2028).map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].toSorted());
    expect(dates.every((date) => '2025-01-01' <= date && date <= '2028-12-31')).toBe(true);
    expect(dates.length).toBeGreaterThan(20);
  },
);

test.each([
  ['XX', undefined, 'The public holidays of "XX" are not known; write an ISO 3166-1 code'],
  ['constructor', undefined, 'The public holidays of "constructor" are not known'],
  ['DE', 'XX', 'The regional holidays of "XX" in DE are not known; write one of BB, BE, BW, BY'],
  ['AE', 'DU', 'The regional holidays of "DU" in AE are not known; leave it out.'],
])('for %s %s it says what to write', (country, region, message) => {
  expect(() => holidaysFor(country, region, 2026, 2026)).toThrow(message);
});

import { describe, expect, test } from 'vitest';
import { dayOfWeek } from '../../calendar/plainDate.ts';
import official from './fixtures/officialHolidays.json' with { type: 'json' };
import { CHECKED, OFFICIAL } from './official/index.ts';
import { publicDays } from './publicDays.ts';

const of = (country: string, region?: string) => publicDays(country, region, 2025, 2028);

describe('days off that the holiday library does not have', () => {
  test.each<[string, string, string]>([
    ['CN', '2026-02-16', 'Chinese New Year’s Eve'],
    ['CN', '2026-02-23', 'a bridge day for which 28 February is worked'],
    ['CN', '2026-05-05', 'a bridge day for which 9 May is worked'],
    ['CN', '2026-10-07', 'the end of the golden week'],
    ['TW', '2026-02-27', 'Peace Memorial Day on a Saturday, made up on Friday'],
    ['TW', '2026-05-01', 'Labour Day, for all since the act of 2025'],
    ['TW', '2026-09-28', 'Confucius’ birthday, since the act of 2025'],
    ['TW', '2026-10-26', 'Restoration Day on a Sunday'],
    ['HU', '2026-01-02', 'moved by decree'],
    ['HU', '2026-12-24', 'moved by decree'],
    ['KR', '2026-05-01', 'Labour Day, a public holiday since 2026'],
    ['KR', '2026-06-03', 'local elections'],
    ['KR', '2026-07-17', 'Constitution Day, again since 2026'],
    ['KR', '2027-05-03', 'the substitute for Labour Day'],
    ['PH', '2026-02-17', 'a special non-working day'],
    ['PH', '2026-11-02', 'a special non-working day'],
    ['PH', '2026-12-08', 'Immaculate Conception'],
    ['EG', '2026-01-29', '25 January, moved to Thursday'],
    ['EG', '2026-03-19', 'Eid al-Fitr, by decree from Thursday'],
    ['EG', '2026-03-23', 'Eid al-Fitr, by decree to Monday'],
    ['TH', '2026-01-02', 'a bridge day by the Cabinet'],
    ['TH', '2026-05-01', 'Labour Day'],
    ['TH', '2026-06-01', 'Visakha Bucha on a Sunday'],
    ['TH', '2026-12-07', 'Father’s Day on a Saturday'],
    ['BG', '2026-01-02', 'by a decision of the Council of Ministers'],
    ['BG', '2026-05-25', '24 May on a Sunday'],
    ['BG', '2026-12-28', 'Christmas on a Saturday'],
    ['AE', '2026-03-19', 'Eid al-Fitr'],
    ['AE', '2026-05-26', 'the day of Arafah'],
    ['AE', '2026-12-03', 'the second National Day'],
  ])('%s %s: %s', (country, date) => {
    expect(of(country).holidays.map((day) => day.date)).toContain(date);
  });
});

describe('days of the library that are no days off', () => {
  test.each<[string, string, string]>([
    ['CN', '2026-06-01', 'for children only'],
    ['CN', '2027-06-01', 'for children only'],
    ['CN', '2027-03-08', 'half a day, for women only'],
    ['AE', '2026-02-18', 'Ramadan begins, which is no day off'],
    ['AE', '2026-01-16', 'Laylat al-Mi’raj is no day off since 2019'],
    ['EG', '2026-01-25', 'moved to the Thursday'],
    ['EG', '2026-06-30', 'moved to the Thursday'],
    ['UA', '2026-08-24', 'no holidays under martial law'],
    ['UA', '2026-01-01', 'no holidays under martial law'],
    ['PH', '2026-02-25', 'a special working day'],
  ])('%s %s: %s', (country, date) => {
    expect(of(country).holidays.map((day) => day.date)).not.toContain(date);
  });
});

test.each<[string, string]>([
  ['CN', '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'],
  ['HU', '2026-01-10 2026-08-08 2026-12-12'],
  ['TW', ''],
])('%s works on these days of a weekend in 2026', (country, days) => {
  const worked = of(country).worked.filter(({ date }) => date.startsWith('2026'));
  expect(worked.map(({ date }) => date).join(' ')).toBe(days);
  for (const { date } of worked) expect(['saturday', 'sunday']).toContain(dayOfWeek(date));
});

test.each(Object.keys(OFFICIAL))(
  'the lists of %s hold days that exist, in order, none both off and worked',
  (country) => {
    const { holidays, worked } = of(country);
    for (const days of [holidays, worked]) {
      const dates = days.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].toSorted());
      for (const date of dates) expect(dayOfWeek(date)).toBeTruthy();
    }
    const off = new Set(holidays.map(({ date }) => date));
    expect(worked.filter(({ date }) => off.has(date))).toEqual([]);
  },
);

describe('which days were checked', () => {
  test('a country that never was is unchecked as a whole', () => {
    expect(of('AT').unchecked).toEqual([{ from: '2025-01-01', to: '2028-12-31' }]);
    expect(of('DE', 'BY').unchecked).toHaveLength(1);
  });

  test('where no authority has published a year, it is unchecked', () => {
    expect(of('CN').unchecked).toEqual([{ from: '2027-01-01', to: '2028-12-31' }]);
    expect(of('HU').unchecked).toEqual([{ from: '2027-01-01', to: '2028-12-31' }]);
    expect(of('AE').unchecked).toEqual([{ from: '2026-05-01', to: '2028-12-31' }]);
  });

  test.each([
    ['TR', undefined],
    ['DE', 'be'],
    ['GB', 'ENG'],
  ])('%s %s is checked throughout', (country, region) => {
    expect(of(country, region).unchecked).toEqual([]);
  });

  test('each place that counts as checked has its official days in the table that a test compares', () => {
    const inTable = official.map(({ country, region, days }) => {
      const years = Object.keys(days).map(Number);
      return [region ? `${country}-${region}` : country, [Math.min(...years), Math.max(...years)]];
    });
    expect(Object.fromEntries(inTable)).toEqual(CHECKED);
  });
});

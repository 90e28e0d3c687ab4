/**
 * Public holidays of a country as plain days, computed when a journal is exported.
 *
 * The data is that of `date-holidays`. It gives moments, and this file turns them into the days that the
 * official calendars list: see `daysOf`. Where it is known to differ from an official calendar,
 * `holidayCorrections.ts` corrects it.
 */
import Holidays, { type HolidaysTypes } from 'date-holidays';
import { addDays, type PlainDate } from '../../calendar/plainDate.ts';
import type { Holiday } from '../../rules/model.ts';
import { correctHolidays } from './holidayCorrections.ts';

const HOUR = 3_600_000;
const NOON = '12:00:00';
/** Only days and lengths are read, which are the same in all time zones. The bundled part of date-holidays knows only UTC. */
export const HOLIDAY_OPTIONS: HolidaysTypes.Options = { types: ['public'], timezone: 'UTC' };

/**
 * The public holidays of a country, sorted by day, one whole-day entry and one half-day entry a day at
 * most. Bank holidays, school holidays and observances that are no days off are left out. Names are in
 * English where the data has them.
 *
 * @param country ISO 3166-1 alpha-2: `TR`.
 * @param region the second half of ISO 3166-2, for the holidays of a state or a province too: `BY` in
 *   Germany. Without it only those of the whole country count.
 * @param fromYear the first year, from 1 January.
 * @param toYear the last year, to 31 December.
 * @throws RangeError where the holidays of the country or the region are not known.
 */
export function holidaysFor(
  country: string,
  region: string | undefined,
  fromYear: number,
  toYear: number,
): Holiday[] {
  const source = open(country, region);
  const found: Holiday[] = [];
  // A holiday may reach over from a neighbouring year: Incwala in Eswatini, from 28 December to 2 January.
  for (let year = fromYear - 1; year <= toYear + 1; year += 1) {
    const listed = source.getHolidays(year, 'en').flatMap(daysOf);
    found.push(...correctHolidays(listed, country.toUpperCase(), region?.toUpperCase(), year));
  }
  const [first, last] = [`${fromYear}-01-01`, `${toYear}-12-31`];
  return oneADay(found.filter(({ date }) => first <= date && date <= last));
}

function open(country: string, region: string | undefined): Holidays {
  const known = new Holidays();
  const code = country.toUpperCase();
  if (!Object.hasOwn(known.getCountries(), code)) {
    throw new RangeError(
      `The public holidays of "${country}" are not known; write an ISO 3166-1 code: TR, DE, US.`,
    );
  }
  if (region === undefined) return new Holidays(code, HOLIDAY_OPTIONS);
  const regions = Object.keys(known.getStates(code) ?? {});
  const state = regions.find((name) => name.toUpperCase() === region.toUpperCase());
  if (state === undefined) {
    const choice = regions.length > 0 ? `write one of ${regions.join(', ')}` : 'leave it out';
    throw new RangeError(
      `The regional holidays of "${region}" in ${code} are not known; ${choice}.`,
    );
  }
  return new Holidays(code, state, HOLIDAY_OPTIONS);
}

/**
 * The days of one holiday of the data.
 *
 * `date` is the local day, whatever the zone of the machine. Holidays of the Islamic and the Hebrew calendar
 * begin at sunset in the data, and those of Turkey end in the middle of their last day (`PT90H` from 18:00 on
 * the eve is listed as three days and a half): only full days count, which are those of the official calendars.
 * A holiday that begins at noon or later is a half-day from then on. One at 01:00 is a whole day: so the data
 * tells a day without a midnight, where the clocks of the machine's own zone go forward then (Cairo, Santiago).
 */
function daysOf({ date, start, end, name }: HolidaysTypes.Holiday): Holiday[] {
  const [first = '', time = '00:00:00'] = date.split(' ');
  // An hour and a half of grace: a day on which clocks go forward has 23 hours.
  const days = Math.floor((end.getTime() - start.getTime() + 1.5 * HOUR) / (24 * HOUR));
  if (time >= NOON) return [{ date: first, name, from: time.slice(0, 5) }];
  return Array.from({ length: Math.max(1, days) }, (_, index) => ({
    date: addDays(first, index),
    name,
  }));
}

/** Sorted; two holidays on one day become one, and a half-day on a day that is off anyway is dropped. */
function oneADay(holidays: readonly Holiday[]): Holiday[] {
  const full = new Map<PlainDate, Set<string>>();
  for (const { date, name, from } of holidays) {
    if (from === undefined) full.set(date, (full.get(date) ?? new Set()).add(name));
  }
  const half = new Map<PlainDate, Holiday>();
  for (const holiday of holidays) {
    const earlier = half.get(holiday.date)?.from;
    if (holiday.from === undefined || full.has(holiday.date)) continue;
    if (earlier === undefined || holiday.from < earlier) half.set(holiday.date, holiday);
  }
  const whole = [...full].map(([date, names]) => ({
    date,
    name: [...names].toSorted().join(' / '),
  }));
  return [...whole, ...half.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

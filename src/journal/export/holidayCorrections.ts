/** Corrections where the holiday data differs from a country's official calendar. */
import { addDays } from '../../calendar/plainDate.ts';
import type { Holiday } from '../../rules/model.ts';

/** From a year's holidays as the data has them to what the official calendar says. */
type Correction = (listed: readonly Holiday[], year: number, region?: string) => Holiday[];

/**
 * A year's holidays, corrected.
 *
 * @param country ISO 3166-1 alpha-2, in capitals.
 * @param region as ISO 3166-2's second half, in capitals.
 */
export function correctHolidays(
  listed: readonly Holiday[],
  country: string,
  region: string | undefined,
  year: number,
): Holiday[] {
  const correct = CORRECTIONS.get(country);
  return correct ? correct(listed, year, region) : [...listed];
}

const CORRECTIONS = new Map<string, Correction>([
  ['GB', addScottishWorldCupDay],
  ['KR', beginNewYearOnItsEve],
  ['TR', addTurkishEves],
  ['US', addObservedVeteransDay],
]);

/**
 * Law 2429 on national and general holidays, article 1 and 2: Republic Day begins on 28 October at 13:00,
 * each bayram at 13:00 on its eve. The data has no eves.
 */
function addTurkishEves(listed: readonly Holiday[], year: number): Holiday[] {
  const bayrams = listed.filter(({ name }) => /Eid al-/.test(name));
  const firstDays = bayrams.filter(
    ({ date, name }) =>
      !bayrams.some((other) => other.name === name && other.date === addDays(date, -1)),
  );
  const eves = firstDays.map(({ date, name }) => eve(addDays(date, -1), name));
  return [...listed, ...eves, eve(`${year}-10-28`, 'Republic Day')];
}

function eve(date: string, name: string): Holiday {
  return { date, name: `Eve of ${name}`, from: '13:00' };
}

/**
 * 5 U.S.C. 6103 (b) and Executive Order 11582: a holiday on a Saturday is taken on the Friday before, one
 * on a Sunday on the Monday after. The data does so for every federal holiday but Veterans Day, whose
 * day off it files under banks.
 */
function addObservedVeteransDay(listed: readonly Holiday[], year: number): Holiday[] {
  const weekday = new Date(Date.UTC(year, 10, 11)).getUTCDay();
  const shift = weekday === 6 ? -1 : weekday === 0 ? 1 : 0;
  if (shift === 0) return [...listed];
  const date = addDays(`${year}-11-11`, shift);
  return [...listed, { date, name: 'Veterans Day (substitute day)' }];
}

/**
 * Regulation on the holidays of public offices, article 2: New Year's Day by the lunar calendar with the day
 * before and the day after. The data counts three days from New Year's Day on.
 */
function beginNewYearOnItsEve(listed: readonly Holiday[]): Holiday[] {
  return listed.map((holiday) =>
    holiday.name === 'Korean New Year'
      ? { ...holiday, date: addDays(holiday.date, -1) }
      : { ...holiday },
  );
}

/** The bank holiday of 15 June 2026 in Scotland, by royal proclamation; the data is older. */
function addScottishWorldCupDay(
  listed: readonly Holiday[],
  year: number,
  region?: string,
): Holiday[] {
  if (region !== 'SCT' || year !== 2026) return [...listed];
  return [...listed, { date: '2026-06-15', name: 'World Cup bank holiday' }];
}

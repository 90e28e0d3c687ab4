import { CHECKED, OFFICIAL } from './index.ts';
import type { OfficialCalendar } from './officialCalendar.ts';

/** The days of a country, or of a region of one, that were compared with an official calendar. */
export function checkedSpan(
  country: string,
  region: string | undefined,
): OfficialCalendar['checked'] | undefined {
  if (region === undefined && Object.hasOwn(OFFICIAL, country)) return OFFICIAL[country]?.checked;
  const years = CHECKED[region === undefined ? country : `${country}-${region.toUpperCase()}`];
  return years && { from: `${years[0]}-01-01`, to: `${years[1]}-12-31` };
}

/** Which countries and regions the holiday data knows, and what to write for one that it does not. */
import Holidays from 'date-holidays';
import { distance } from 'fastest-levenshtein';

/** What is wrong with a field of `journal.yaml`, and what to write instead. */
export interface CountryProblem {
  field: 'country' | 'region';
  message: string;
  note: string;
}

/** Country codes that people use but ISO 3166-1 does not have. */
const OTHER_CODES: Readonly<Record<string, string>> = {
  UK: 'GB',
  EL: 'GR',
  EN: 'GB',
  KO: 'KR',
  JA: 'JP',
};

/** The share of letters that may differ in a suggested region name. */
const MAX_UNLIKE = 0.6;

const NO_HOLIDAYS =
  'To go without the data, write `country: none` and list the days under `holidays:`, or write `holidays: none` for no public holidays at all.';

/**
 * What is wrong with a country and a region, or `undefined`.
 *
 * @param country two letters, as ISO 3166-1 has them.
 * @param region the second half of ISO 3166-2.
 */
export function findCountryProblem(
  country: string,
  region: string | undefined,
): CountryProblem | undefined {
  const known = new Holidays();
  const countries = known.getCountries('en');
  if (!Object.hasOwn(countries, country)) {
    const near = OTHER_CODES[country];
    const shown = near && `Did you mean "${near}" (${countries[near]})? `;
    return {
      field: 'country',
      message: `the public holidays of the country "${country}" are not known`,
      note: `${shown ?? ''}Write an ISO 3166-1 code: TR, DE, US. ${NO_HOLIDAYS}`,
    };
  }
  if (region === undefined) return undefined;
  const regions: Readonly<Record<string, string>> = known.getStates(country, 'en') ?? {};
  const codes = Object.keys(regions);
  if (codes.some((code) => code.toUpperCase() === region.toUpperCase())) return undefined;
  const near = nearestRegion(region, regions);
  return {
    field: 'region',
    message: `the country "${country}" has no region "${region}" in the holiday data`,
    note:
      codes.length === 0
        ? 'Leave the region out: this country has no regional holidays in the data.'
        : `${near ? `Did you mean "${near}" (${regions[near]})? ` : ''}Write one of ${codes.map((code) => `${code} (${regions[code]})`).join(', ')}, or leave it out for the holidays of the whole country.`,
  };
}

/** By its code, or by a name that is like it: "Bavaria" is near "Bayern". */
function nearestRegion(
  region: string,
  regions: Readonly<Record<string, string>>,
): string | undefined {
  const words = Object.entries(regions).flatMap(([code, name]) => [
    { code, distance: distance(region.toLowerCase(), name.toLowerCase()) },
    { code, distance: distance(region.toLowerCase(), code.toLowerCase()) },
  ]);
  const [nearest] = words.toSorted((a, b) => a.distance - b.distance);
  return nearest && nearest.distance <= region.length * MAX_UNLIKE ? nearest.code : undefined;
}

/** `date-holidays` as it is bundled, compared with the installed package. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Holidays from 'date-holidays';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOLIDAY_OPTIONS } from '../../journal/export/holidays.ts';
import { quickHolidays } from './quickHolidays.ts';
import { QUICK_HOLIDAYS } from './quickHolidaysPlugin.ts';

const ENTRY =
  "export { default as Quick } from 'date-holidays'; export const countLoaded = () => loaded;";
const BANNER = `
  import { createRequire } from 'node:module';
  const require = createRequire(${JSON.stringify(import.meta.filename)});
  let loaded = 0;
  const loadLeftOut = (name) => require(name, loaded++);
  loadLeftOut.resolve = require.resolve;`;

let folder: string;
let bundle: { Quick: typeof Holidays; countLoaded: () => number };
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-holidays-'));
  const outfile = path.join(folder, 'quick.mjs');
  await build({
    stdin: { contents: ENTRY, resolveDir: import.meta.dirname },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: BANNER },
    plugins: [QUICK_HOLIDAYS],
  });
  bundle = await import(outfile);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COUNTRIES = new Holidays().getCountries('en');
/** A region's holidays are more of the same kinds of rules. */
const PLACES = [...Object.keys(COUNTRIES), 'DE-BY', 'US-LA', 'ES-CT', 'AU-TAS', 'CH-GE', 'RU-TA'];
const HALF_A_DAY = 12 * 3_600_000;

/** What is used of a year's holidays. The package computes them in the country's own time zone. */
function yearOf(source: Holidays) {
  return source.getHolidays(2027, 'en').map(({ date, start, end, name }) => ({
    date,
    name,
    halfDays: Math.round((end.getTime() - start.getTime()) / HALF_A_DAY),
  }));
}

test('gives the holidays that the package gives, in every country', () => {
  expect(PLACES.length).toBeGreaterThan(200);
  const loading = PLACES.filter((place) => {
    const of = place.split('-') as [string, string];
    const before = bundle.countLoaded();
    expect({ place, year: yearOf(new bundle.Quick(...of, HOLIDAY_OPTIONS)) }).toEqual({
      place,
      year: yearOf(new Holidays(...of, { types: ['public'] })),
    });
    return bundle.countLoaded() > before;
  });
  // The Chinese calendar, and equinoxes, are left out: these countries load the package.
  expect(loading.join(' ')).toBe('BN CC CL CN CX HK ID JP KR MU MY SG SR TW VN');
});

test('knows the countries and the regions of the package', () => {
  const [quick, known] = [new bundle.Quick(), new Holidays()];
  expect(quick.getCountries('en')).toEqual(COUNTRIES);
  for (const country of Object.keys(COUNTRIES)) {
    expect(quick.getStates(country, 'en')).toEqual(known.getStates(country, 'en'));
  }
});

test('loads the package if its data needs another version of the parser', () => {
  class Outdated extends Holidays {}
  const Quick = quickHolidays(Outdated, '^0.0.1', createRequire(import.meta.url));
  const turkey = new Quick('TR', HOLIDAY_OPTIONS);
  expect(turkey).not.toBeInstanceOf(Outdated);
  expect(yearOf(turkey)).toEqual(yearOf(new Holidays('TR', HOLIDAY_OPTIONS)));
});

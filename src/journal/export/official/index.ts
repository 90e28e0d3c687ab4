/**
 * Which countries were checked against their official calendars. This is the one list: the export, `lint`, the gate's
 * evidence and the documentation follow it.
 */
import { AE } from './ae.ts';
import { BG } from './bg.ts';
import { CN } from './cn.ts';
import { EG } from './eg.ts';
import { HU } from './hu.ts';
import { KR } from './kr.ts';
import type { OfficialCalendar } from './officialCalendar.ts';
import { PH } from './ph.ts';
import { TH } from './th.ts';
import { TW } from './tw.ts';
import { UA } from './ua.ts';

/** Countries for which the library is known to be wrong: their official lists are used instead. */
export const OFFICIAL: Readonly<Record<string, OfficialCalendar>> = {
  AE,
  BG,
  CN,
  EG,
  HU,
  KR,
  PH,
  TH,
  TW,
  UA,
};

/**
 * Countries, or regions of one, for which the library (with `holidayCorrections.ts`) gives the official days in these
 * years. Bavaria is not among them: the Assumption is a holiday in most of its communes, and not in all. Sources and days: `fixtures/officialHolidays.json`, which a test compares.
 */
export const CHECKED: Readonly<Record<string, readonly [from: number, to: number]>> = {
  TR: [2023, 2028],
  DE: [2023, 2028],
  'DE-BE': [2023, 2028],
  'DE-BB': [2023, 2028],
  'DE-BW': [2023, 2028],
  'DE-HB': [2023, 2028],
  'DE-HE': [2023, 2028],
  'DE-HH': [2023, 2028],
  'DE-MV': [2023, 2028],
  'DE-NI': [2023, 2028],
  'DE-NW': [2023, 2028],
  'DE-RP': [2023, 2028],
  'DE-SH': [2023, 2028],
  'DE-SL': [2023, 2028],
  'DE-SN': [2023, 2028],
  'DE-ST': [2023, 2028],
  'DE-TH': [2023, 2028],
  'GB-ENG': [2023, 2028],
  US: [2023, 2028],
  JP: [2023, 2027],
  BR: [2023, 2026],
  FR: [2023, 2028],
  IL: [2023, 2027],
  PL: [2023, 2027],
};

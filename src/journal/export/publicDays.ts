/** The public holidays and the make-up working days of a country, and which of them were checked. */
import { addDays, type PlainDate } from '../../calendar/plainDate.ts';
import type { Holiday, WorkedDay } from '../../rules/model.ts';
import { holidaysFor } from './holidays.ts';
import { checkedSpan } from './official/checkedSpan.ts';
import { OFFICIAL } from './official/index.ts';

/** A span of days, both ends included. */
export interface DaySpan {
  from: PlainDate;
  to: PlainDate;
}

export interface PublicDays {
  holidays: Holiday[];
  /** Days of a weekend that are worked to make up for another day. */
  worked: WorkedDay[];
  /** Days that were not compared with an official calendar. */
  unchecked: DaySpan[];
}

/**
 * What is known of a country in some years: its official list where there is one, and the holiday library otherwise.
 *
 * @param country ISO 3166-1 alpha-2.
 * @param region the second half of ISO 3166-2.
 * @throws RangeError where the library knows neither country nor region.
 */
export function publicDays(
  country: string,
  region: string | undefined,
  fromYear: number,
  toYear: number,
): PublicDays {
  const official = region === undefined ? OFFICIAL[country] : undefined;
  const holidays: Holiday[] = [];
  const worked: WorkedDay[] = [];
  if (official === undefined) holidays.push(...holidaysFor(country, region, fromYear, toYear));
  for (let year = fromYear; official && year <= toYear; year += 1) {
    const listed = official.years[year];
    holidays.push(
      ...(listed ? daysOf(listed.off, year) : holidaysFor(country, region, year, year)),
    );
    worked.push(...daysOf(listed?.worked ?? {}, year));
  }
  const span = { from: `${fromYear}-01-01`, to: `${toYear}-12-31` };
  return { holidays, worked, unchecked: outside(span, checkedSpan(country, region)) };
}

function daysOf(days: Readonly<Record<string, string>>, year: number): Holiday[] {
  return Object.entries(days).map(([day, name]) => ({ date: `${year}-${day}`, name }));
}

/** The parts of a span that lie outside another one. */
export function outside(span: DaySpan, inner: DaySpan | undefined): DaySpan[] {
  if (inner === undefined || inner.to < span.from || inner.from > span.to) return [span];
  const before = { from: span.from, to: addDays(inner.from, -1) };
  const after = { from: addDays(inner.to, 1), to: span.to };
  return [before, after].filter(({ from, to }) => from <= to);
}

/** The working calendar of a journal: its country's days, corrected by its own, and its vacations. */
import { vacationsFromIcs } from '../../calendar/ics/vacationsFromIcs.ts';
import { addDays, dayOfWeek, type PlainDate } from '../../calendar/plainDate.ts';
import type { Calendar, Holiday, Vacation, WorkedDay } from '../../rules/model.ts';
import { compareText } from '../../text/compareText.ts';
import type { CalendarFile, DayList, JournalConfig } from '../fields/types.ts';
import { type DaySpan, outside, type PublicDays, publicDays } from './publicDays.ts';

/**
 * The calendar for the years around one: from the year before to two years ahead.
 *
 * @param audience the site counts vacations that are kept out of the export, without their titles.
 */
export function calendarOf(
  config: JournalConfig,
  year: number,
  audience: 'export' | 'site' = 'export',
): Calendar {
  const span = { from: `${year - 1}-01-01`, to: `${year + 2}-12-31` };
  const { timeZone, weekend } = config;
  const { holidays, worked, unchecked } = corrected(config, span);
  return {
    timeZone,
    weekend,
    holidays: holidays.toSorted((a, b) => compareText(a.date, b.date)),
    // A day that the week works anyway needs no entry.
    ...withSome(
      'workingDays',
      worked.filter(({ date }) => weekend.includes(dayOfWeek(date))),
    ),
    vacations: vacationsOf(config, span, audience),
    ...withSome('unchecked', unchecked),
    until: span.to,
  };
}

function withSome<Name extends string, Item>(name: Name, items: Item[]): { [_ in Name]?: Item[] } {
  return items.length > 0 ? ({ [name]: items } as { [_ in Name]: Item[] }) : {};
}

/** The country's days, with the journal's additions, removals and other names. */
function corrected(config: JournalConfig, span: DaySpan): PublicDays {
  const { holidays, workingDays, timeZone, holidaysChecked } = config;
  const known = knownDays(config, span);
  const own = holidays === 'none' ? [] : [...holidays.days, ...daysIn(holidays, timeZone, span)];
  const ownWorked = [...workingDays.days, ...daysIn(workingDays, timeZone, span)].filter(
    ({ date }) => span.from <= date && date <= span.to,
  );
  const off = new Set(own.map(({ date }) => date));
  const on = new Set(ownWorked.map(({ date }) => date));
  const ownHolidays = own.filter(({ date }) => span.from <= date && date <= span.to);
  const checked =
    holidaysChecked === undefined ? undefined : { from: span.from, to: holidaysChecked };
  return {
    holidays: [
      ...known.holidays.filter(({ date }) => !off.has(date) && !on.has(date)),
      ...oneADay(ownHolidays.filter(({ date, from }) => from !== undefined || !on.has(date))),
    ],
    worked: oneADay([
      ...known.worked.filter(({ date }) => !off.has(date) && !on.has(date)),
      ...ownWorked,
    ]),
    unchecked: known.unchecked.flatMap((part) => outside(part, checked)),
  };
}

function knownDays({ country, region, holidays }: JournalConfig, span: DaySpan): PublicDays {
  if (country === 'none' || holidays === 'none') return { holidays: [], worked: [], unchecked: [] };
  return publicDays(country, region, Number(span.from.slice(0, 4)), Number(span.to.slice(0, 4)));
}

/** Each day of the events in a list's calendar files. */
function daysIn(
  { files }: DayList<unknown>,
  timeZone: string,
  span: DaySpan,
): (Holiday & WorkedDay)[] {
  return files.flatMap(({ text, file }) =>
    vacationsFromIcs(text, timeZone, span).flatMap(({ from, to, name = file }) =>
      daysFrom(from, to).map((date) => ({ date, name })),
    ),
  );
}

function daysFrom(from: PlainDate, to: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The last entry for a day counts; in the order of the days. A half-day and a whole day are apart. */
function oneADay<Day extends { date: PlainDate; from?: string | undefined }>(days: Day[]): Day[] {
  const byDay = new Map(days.map((day) => [`${day.date} ${day.from ?? ''}`, day]));
  return [...byDay.values()].toSorted((a, b) => compareText(a.date, b.date));
}

function vacationsOf(
  { vacations, timeZone }: JournalConfig,
  span: DaySpan,
  audience: 'export' | 'site',
): Vacation[] {
  const inFile = ({ text, publish }: CalendarFile): Vacation[] => {
    const found = vacationsFromIcs(text, timeZone, span);
    if (publish) return found;
    return audience === 'export' ? [] : found.map(({ from, to }) => ({ from, to }));
  };
  return [...vacations.days, ...vacations.files.flatMap(inFile)].toSorted(
    (a, b) => compareText(a.from, b.from) || compareText(a.to, b.to),
  );
}

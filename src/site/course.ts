/** The course of an incident for its chart: when it began, was noticed, and ended, to scale. */

import { zonedTime } from '../calendar/zonedTime.ts';

/** A moment of a note's timeline, as written there. */
export interface Moment {
  /** `10:45`, `2017-01-31 ~23:30`, `2023-03-08T06:03Z`. */
  at: string;
  text: string;
}

/** A moment that the chart names. */
export interface CoursePoint {
  /** The day and the time that the note has: `2019-06-24`, `10:45`. */
  day: string;
  time: string;
  /** From the left, in percent. */
  left: number;
  /** Whole minutes since it began. */
  minutes: number;
}

export interface Course {
  began: CoursePoint;
  /** Only if the timeline says so. */
  noticed?: CoursePoint;
  restored: CoursePoint;
  /** The timeline's other moments in between, from the left, in percent. */
  marks: number[];
  /** What a watch saw of it. */
  seen: SeenPart[];
}

/** A part of an incident in which a watch saw something fail. */
interface SeenPart {
  /** In percent. */
  left: number;
  width: number;
  /** When it began and was over, also before or after the incident; without an end it goes on. */
  from: string;
  to?: string;
}

/** An outage that a watch saw, in the time of the note's zone as if that were UTC, in milliseconds. */
export interface SeenOutage {
  began: number;
  restored?: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** An optional day, an optional word or sign for "about", and a time. */
const WRITTEN =
  /^(?:(\d{4}-\d{2}-\d{2})[T,]?\s*)?(?:[~≈]|\p{L}+\.?\s)?\s*(\d{1,2}:\d{2})(?:Z|\s?UTC)?$/u;
const ROW = /<tr>\s*<td[^>]*>([\s\S]*?)<\/td>\s*<td[^>]*>([\s\S]*?)<\/td>/g;
const EVENT =
  /<time datetime="([^"]+)"[^>]*>[\s\S]*?<div class="timeline-text">([\s\S]*?)(?:<span|<\/div>)/g;

/**
 * The moments of the first timeline in a note's HTML.
 *
 * @param html with a table that `rehypeTables` has marked, or a `<Timeline>`.
 */
export function momentsIn(html: string): Moment[] {
  const [table] = /<table class="by-time">[\s\S]*?<\/table>/.exec(html) ?? [];
  const found = table
    ? table.matchAll(ROW)
    : (/<ol class="timeline"[\s\S]*?<\/ol>/.exec(html)?.[0] ?? '').matchAll(EVENT);
  const plain = (part = '') => part.replaceAll(/<[^>]*>/g, '').trim();
  return [...found].map(([, at, text]) => ({ at: plain(at), text: plain(text) }));
}

/**
 * The positions of an incident's moments on its chart.
 *
 * @param incident as its front matter has it: the date may have a time and a zone.
 * @param moments in the same zone as the date. Those without a time of day are left out.
 * @param isNoticed whether a moment's text says that somebody noticed.
 * @param outages what a watch saw; those at other times are left out.
 * @returns `undefined` if its beginning or duration is not known.
 */
export function courseOf(
  incident: { date: string; durationMinutes?: number },
  moments: readonly Moment[],
  isNoticed: (text: string) => boolean,
  outages: readonly SeenOutage[] = [],
): Course | undefined {
  const { date, durationMinutes } = incident;
  if (!durationMinutes) return undefined;
  const length = durationMinutes * MINUTE;
  const placed = placedMoments(date.slice(0, 10), moments);
  const [, time] = /[T ](\d{2}:\d{2})/.exec(date) ?? [];
  const last = placed.at(-1);
  // Without a time of day the timeline ends with the end of the incident.
  const start = time ? wallTime(date.slice(0, 10), time) : last && last.at - length;
  if (start === undefined || !(time || placed.some(({ at }) => at === start))) return undefined;
  const end = start + length;
  const shown = placed.filter(({ at }) => at >= start && at <= end);
  const leftOf = (at: number) => Math.round(((at - start) / length) * 10_000) / 100;
  const point = (at: number): CoursePoint => ({
    day: new Date(at).toISOString().slice(0, 10),
    time: timeAt(at),
    left: leftOf(at),
    minutes: Math.round((at - start) / MINUTE),
  });
  const noticed = shown.find(({ at, text }) => at < end && isNoticed(text));
  const named = new Set([start, end, noticed?.at]);
  return {
    began: point(start),
    ...(noticed && { noticed: point(noticed.at) }),
    restored: point(end),
    marks: [...new Set(shown.map(({ at }) => at))].filter((at) => !named.has(at)).map(leftOf),
    seen: outages.flatMap(({ began, restored }) => {
      const [from, to] = [Math.max(began, start), Math.min(restored ?? end, end)];
      if (from >= to) return [];
      const width = Math.round((leftOf(to) - leftOf(from)) * 100) / 100;
      const until = restored === undefined ? {} : { to: timeAt(restored) };
      return { left: leftOf(from), width, from: timeAt(began), ...until };
    }),
  };
}

function timeAt(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

/**
 * An instant in the time of a note's zone, as if that were UTC.
 *
 * @param date the incident's, as its front matter has it: with a zone, or in that of the journal.
 * @param timeZone the journal's.
 */
export function wallTimeOf(instant: string, date: string, timeZone: string): number {
  const at = Date.parse(instant);
  const [, sign, hours, minutes] = /T.*(?:Z|([+-])(\d\d):(\d\d))$/.exec(date) ?? [];
  if (sign) return at + Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
  if (/T.*Z$/.test(date)) return at;
  const zoned = zonedTime(at, timeZone);
  return wallTime(zoned.date, zoned.time);
}

/** Moments with a time of day, in milliseconds. One without a day is on the day of the one before it, or the next. */
function placedMoments(firstDay: string, moments: readonly Moment[]) {
  let before = Date.parse(firstDay);
  return moments.flatMap(({ at: written, text }) => {
    const [, day, time] = WRITTEN.exec(written) ?? [];
    if (time === undefined) return [];
    const sameDay = wallTime(day ?? new Date(before).toISOString().slice(0, 10), time);
    const at = day === undefined && sameDay < before ? sameDay + DAY : sameDay;
    if (Number.isNaN(at)) return [];
    before = at;
    return [{ at, text }];
  });
}

/** A day and a time in the zone of the note, as if that were UTC: only differences matter. */
function wallTime(day: string, time: string): number {
  return Date.parse(`${day}T${time.padStart(5, '0')}Z`);
}

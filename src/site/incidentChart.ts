/** Incidents on a timeline: the positions of the marks in the chart. */
import type { Severity } from '../rules/model.ts';

/** A mark: an incident, or several that begin at the same position. All in percent of the chart. */
interface ChartMark {
  severity: Severity;
  left: number;
  width: number;
}

export interface Chart {
  /** The first and the last day that the chart shows. */
  from: string;
  to: string;
  marks: ChartMark[];
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** How many positions a row has: incidents at the same position are one mark, so that the chart stays small. */
const PLACES = 240;
/** The width of the shortest mark in percent, so that it stays visible. */
const MIN_WIDTH = 0.6;

/**
 * Places incidents by when they began and how long they lasted.
 *
 * @returns `undefined` for fewer than two: one mark makes no chart.
 */
export function incidentChart(
  incidents: readonly { day: string; severity: Severity; durationMinutes?: number }[],
): Chart | undefined {
  const days = incidents.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined || from === to) return undefined;
  const start = Date.parse(from);
  const span = Date.parse(to) - start + DAY_MS;
  const marks = new Map<string, ChartMark>();
  for (const { day, severity, durationMinutes = 0 } of incidents) {
    const place = Math.round(((Date.parse(day) - start) / span) * PLACES);
    const left = Math.min(place * (100 / PLACES), 100 - MIN_WIDTH);
    const length = ((durationMinutes * MINUTE_MS) / span) * 100;
    const width = Math.min(100 - left, Math.max(MIN_WIDTH, length));
    const key = `${severity} ${left}`;
    const known = marks.get(key);
    marks.set(key, { severity, left, width: Math.max(width, known?.width ?? 0) });
  }
  return { from, to, marks: [...marks.values()] };
}

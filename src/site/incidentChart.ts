/** Incidents on a timeline: the positions of the marks in the chart. */
import type { Severity } from '../rules/model.ts';

/** A mark: an incident, or several that begin at the same position. All in percent of the chart. */
interface ChartMark {
  severity: Severity;
  left: number;
  width: number;
}

export interface Chart {
  /** The days of the first and of the last incident. */
  from: string;
  to: string;
  marks: ChartMark[];
  /** Years that begin, or months if there is only one year. The axis shows whole years. */
  ticks: { day: string; left: number }[];
  /** What the ticks are. */
  unit: 'year' | 'month';
}

const MINUTE_MS = 60_000;
/** How many positions a row has: incidents at the same position are one mark, so that the chart stays small. */
const PLACES = 240;
/** How many years have a label: more do not fit on a phone. */
const MAX_LABELS = 7;
/** A label for each quarter of a single year. */
const MONTHS_PER_LABEL = 3;
/** The width of the shortest mark in percent, so that it stays visible. */
const MIN_WIDTH = 0.6;

/**
 * Places incidents by when they began and how long they lasted, on an axis of whole years.
 *
 * @returns `undefined` for fewer than two: one mark makes no chart.
 */
export function incidentChart(
  incidents: readonly { day: string; severity: Severity; durationMinutes?: number }[],
): Chart | undefined {
  const days = incidents.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined || from === to) return undefined;
  const [firstYear, lastYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const start = Date.UTC(firstYear, 0);
  const span = Date.UTC(lastYear + 1, 0) - start;
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
  const ticks = tickDays(firstYear, lastYear).map((at) => ({
    day: new Date(at).toISOString().slice(0, 10),
    left: ((at - start) / span) * 100,
  }));
  const unit = firstYear === lastYear ? 'month' : 'year';
  return { from, to, marks: [...marks.values()], ticks, unit };
}

/** Where the ticks are, in milliseconds. */
function tickDays(firstYear: number, lastYear: number): number[] {
  if (firstYear === lastYear) {
    const labels = Array.from({ length: 12 / MONTHS_PER_LABEL }, (_, index) => index);
    return labels.map((index) => Date.UTC(firstYear, index * MONTHS_PER_LABEL));
  }
  const years = lastYear - firstYear + 1;
  const step = Math.ceil(years / MAX_LABELS);
  const labels = Array.from({ length: Math.ceil(years / step) }, (_, index) => index);
  return labels.map((index) => Date.UTC(firstYear + index * step, 0));
}

/** Incidents on a line of time: where the marks of their picture stand. */
import type { Severity } from '../rules/model.ts';

/** A mark: an incident, or several that began in the same place. All in hundredths of the picture. */
interface ChartMark {
  severity: Severity;
  left: number;
  width: number;
}

export interface Chart {
  /** The first and the last day that the picture shows. */
  from: string;
  to: string;
  marks: ChartMark[];
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** So many places a row has: what begins in the same one is one mark, so that a picture never gets heavy. */
const PLACES = 240;
/** Hundredths that the shortest mark takes, so that it can be seen. */
const MIN_WIDTH = 0.6;

/**
 * Places incidents by when they began and how long they lasted.
 *
 * @returns `undefined` for fewer than two: one mark is no picture.
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

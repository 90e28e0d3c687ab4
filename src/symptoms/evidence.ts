/** What in a paste speaks for each incident. */
import type { OpenIndex } from './openIndex.ts';
import type { Seen, Sighting } from './sighter.ts';

/** A note quotes about so many lines; a paste of more has more chances of a coincidence. */
const USUAL_LINES = 3;

/** What speaks for one incident. */
export interface Evidence {
  incident: number;
  /** In nats: lines that are its own word for word, and lines that are like its own. */
  exact: number;
  like: number;
  /** The most that one line tells. */
  most: number;
  /** The lines that tell anything, each with how much it does. */
  lines: Map<Seen, number>;
}

/**
 * The evidence for each incident that has any, strongest first. A line counts once, however often it is there.
 *
 * @param taken lines that speak for another incident already.
 */
export function evidenceIn(
  { seen, distinct, alike }: Sighting,
  index: OpenIndex,
  taken: ReadonlySet<Seen> = new Set(),
): Evidence[] {
  const all = new Map<number, Evidence>();
  const chance = Math.max(0, Math.log(distinct / USUAL_LINES));
  for (const [known, sight] of seen) {
    if (taken.has(sight)) continue;
    const repeated = Math.log(alike.get(sight.shape) ?? 1);
    const tells = Math.max(0, sight.tells - chance - repeated);
    for (const incident of index.incidentsWithLine[known] ?? []) {
      let evidence = all.get(incident);
      if (!evidence) {
        evidence = { incident, exact: 0, like: 0, most: 0, lines: new Map() };
        all.set(incident, evidence);
      }
      if (evidence.lines.has(sight)) continue;
      evidence.lines.set(sight, tells);
      evidence[sight.exact ? 'exact' : 'like'] += tells;
      evidence.most = Math.max(evidence.most, tells);
    }
  }
  return [...all.values()].sort((a, b) => strength(b) - strength(a) || a.incident - b.incident);
}

/** What orders incidents, in nats. */
export function strength({ exact, like }: Evidence): number {
  return exact + like;
}

/** How much the lines of one incident's evidence tell that are another's too, in nats. */
export function sharedTells(evidence: Evidence, other: Evidence): number {
  let shared = 0;
  for (const [seen, tells] of evidence.lines) if (other.lines.has(seen)) shared += tells;
  return shared;
}

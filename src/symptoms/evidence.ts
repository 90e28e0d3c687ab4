/** The evidence in a paste for each incident. */
import type { OpenIndex } from './openIndex.ts';
import type { Seen, Sighting } from './sighter.ts';

/** About how many lines a note quotes; a longer paste has more coincidental matches. */
const USUAL_LINES = 3;

/** The evidence for one incident. */
export interface Evidence {
  incident: number;
  /** How much all its lines tell together, in nats: incidents are sorted by this. */
  nats: number;
  /** The part from messages that match word for word. */
  same: number;
  /** How many of the paste's stack frames speak for it. */
  frames: number;
  /** The message that alone is the strongest evidence. */
  strongest: Seen | undefined;
  /** How much of the paste's messages resembles its own, in nats. */
  explained: number;
  /** How many of the paste's error lines resemble its own. */
  loud: number;
  /** The lines that tell something, each with how much. */
  lines: Map<Seen, number>;
}

/**
 * The evidence for each incident that has any, strongest first. A repeated line counts once.
 *
 * @param taken lines that already count for another incident.
 */
export function evidenceIn(
  { seen, sums, distinct, alike }: Sighting,
  index: OpenIndex,
  taken: ReadonlySet<Seen> = new Set(),
): Evidence[] {
  const all = new Map<number, Evidence>();
  const chance = Math.max(0, Math.log(distinct / USUAL_LINES));
  for (const [known, sight] of seen) {
    if (taken.has(sight)) continue;
    const coincidence = chance + Math.log(alike.get(sight.shape) ?? 1);
    const sum = sums.get(known);
    for (const incident of index.incidentsWithLine[known] ?? []) {
      const evidence = all.get(incident) ?? emptyEvidence(incident);
      all.set(incident, evidence);
      if (evidence.lines.has(sight)) continue;
      const tells = Math.max(0, sight.tells - coincidence);
      evidence.lines.set(sight, tells);
      evidence.nats += tells;
      evidence.explained += sum?.nats ?? 0;
      evidence.loud += sum?.loud ?? 0;
      if (sight.frame) evidence.frames += tells > 0 ? 1 : 0;
      else {
        if (sight.exact) evidence.same += tells;
        if (strength(sight) > strength(evidence.strongest)) evidence.strongest = sight;
      }
    }
  }
  return [...all.values()].sort((a, b) => b.nats - a.nats || a.incident - b.incident);
}

function strength(sight: Seen | undefined): number {
  return sight ? sight.shared * sight.likeness : -1;
}

function emptyEvidence(incident: number): Evidence {
  return {
    incident,
    nats: 0,
    same: 0,
    frames: 0,
    strongest: undefined,
    explained: 0,
    loud: 0,
    lines: new Map(),
  };
}

/** How much the evidence that two incidents share tells, in nats. */
export function sharedTells(evidence: Evidence, other: Evidence): number {
  let shared = 0;
  for (const [seen, tells] of evidence.lines) if (other.lines.has(seen)) shared += tells;
  return shared;
}

/** Finds incidents that have something in common. */
import { compareText } from '../text/compareText.ts';

/** What two incidents can share. */
export type BondKind = 'service' | 'tag' | 'symptom' | 'rule';

/** The parts of an incident that matter here. */
export interface Relatable {
  id: string;
  /** The services, tags, rule ids, and libraries and error codes of its logs. */
  bonds: Readonly<Record<BondKind, readonly string[]>>;
}

/** Another incident, with everything that it shares. */
export interface Relation {
  id: string;
  shared: { kind: BondKind; value: string }[];
}

/** The weight of a bond. The rarer it is in the journal, the more it counts. */
const WEIGHTS: Record<BondKind, number> = { symptom: 3, rule: 2, service: 2, tag: 1 };
const KINDS = Object.keys(WEIGHTS) as BondKind[];
/** Incidents that may share a bond. What more of them share does not distinguish them, and takes quadratic time. */
const MAX_SHARED_BY = 60;

/**
 * The nearest relatives of each incident, the nearest first.
 *
 * @param most how many for each.
 * @returns by the incident's id; incidents that share nothing are left out.
 */
export function relations(incidents: readonly Relatable[], most: number): Map<string, Relation[]> {
  const holders = new Map<string, string[]>();
  const bondsOf = ({ bonds }: Relatable) =>
    KINDS.flatMap((kind) => [...new Set(bonds[kind])].map((value) => ({ kind, value })));
  for (const incident of incidents) {
    for (const { kind, value } of bondsOf(incident)) {
      const key = `${kind} ${value}`;
      const ids = holders.get(key);
      if (ids) ids.push(incident.id);
      else holders.set(key, [incident.id]);
    }
  }
  const found = new Map<string, Relation[]>();
  for (const incident of incidents) {
    const near = new Map<string, Relation & { score: number }>();
    for (const { kind, value } of bondsOf(incident)) {
      const ids = holders.get(`${kind} ${value}`) ?? [];
      if (ids.length > MAX_SHARED_BY) continue;
      const score = WEIGHTS[kind] * Math.log(1 + incidents.length / ids.length);
      for (const id of ids) {
        if (id === incident.id) continue;
        const relation = near.get(id) ?? { id, shared: [], score: 0 };
        relation.shared.push({ kind, value });
        relation.score += score;
        near.set(id, relation);
      }
    }
    const nearest = [...near.values()]
      .sort((a, b) => b.score - a.score || compareText(a.id, b.id))
      .slice(0, most)
      .map(({ id, shared }) => ({ id, shared }));
    if (nearest.length > 0) found.set(incident.id, nearest);
  }
  return found;
}

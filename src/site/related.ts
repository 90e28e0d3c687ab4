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
 * Finds the nearest relatives of incidents.
 *
 * @param most how many for each.
 * @returns a function that gives those of an incident, by its id, the nearest first.
 */
export function relations(
  incidents: readonly Relatable[],
  most: number,
): (id: string) => Relation[] {
  const holders = Object.fromEntries(KINDS.map((kind) => [kind, holdersOf(incidents, kind)]));
  const bondsOf = ({ bonds }: Relatable) =>
    KINDS.flatMap((kind) => [...new Set(bonds[kind])].map((value) => ({ kind, value })));
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  return (of) => {
    const near = new Map<string, Relation & { score: number }>();
    const incident = byId.get(of);
    for (const { kind, value } of incident ? bondsOf(incident) : []) {
      const ids = holders[kind]?.get(value) ?? [];
      if (ids.length > MAX_SHARED_BY) continue;
      const score = WEIGHTS[kind] * Math.log(1 + incidents.length / ids.length);
      for (const id of ids) {
        if (id === of) continue;
        const relation = near.get(id) ?? { id, shared: [], score: 0 };
        relation.shared.push({ kind, value });
        relation.score += score;
        near.set(id, relation);
      }
    }
    return [...near.values()]
      .sort((a, b) => b.score - a.score || compareText(a.id, b.id))
      .slice(0, most)
      .map(({ id, shared }) => ({ id, shared }));
  };
}

/** The ids of the incidents that have each bond of one kind. */
function holdersOf(incidents: readonly Relatable[], kind: BondKind): Map<string, string[]> {
  const holders = new Map<string, string[]>();
  for (const { id, bonds } of incidents) {
    for (const value of bonds[kind]) {
      const ids = holders.get(value);
      if (!ids) holders.set(value, [id]);
      // The incident may name the bond twice.
      else if (ids.at(-1) !== id) ids.push(id);
    }
  }
  return holders;
}

/** What the benchmark compares: anything that names an incident for a paste, with a score. */
import type { Incident } from './incidents.ts';
import type { Paste } from './pastes.ts';

interface Guess {
  /** The most likely incidents: several if it cannot tell them apart. */
  ids: readonly string[];
  /** Higher means more certain. Only compared within one ranker. */
  score: number;
}

export interface Ranker {
  name: string;
  guess(paste: Paste): Guess | Promise<Guess>;
}

/** The result of one guess. */
export interface Outcome {
  paste: Paste;
  score: number;
  /** From 0 to 1: the share of the named incidents that the paste contains. */
  right: number;
}

export async function outcomes(ranker: Ranker, pastes: readonly Paste[]): Promise<Outcome[]> {
  const all: Outcome[] = [];
  for (const paste of pastes) {
    const { ids, score } = await ranker.guess(paste);
    const held = ids.filter((id) => holds(paste, id)).length;
    all.push({ paste, score, right: ids.length === 0 ? 0 : held / ids.length });
  }
  return all;
}

/** Whether a paste belongs to the incident that has this id in the journal. */
export function holds({ origin, incidents }: Paste, id: string): boolean {
  return origin === 'journal' && incidents.some((incident: Incident) => incident.id === id);
}

/** What is compared: anything that names an incident for a paste, and says how sure it is. */
import type { Incident } from './incidents.ts';
import type { Paste } from './pastes.ts';

interface Guess {
  /** The incidents that it holds for likeliest, all of them where it cannot tell them apart. */
  ids: readonly string[];
  /** More is surer. Only compared within one ranker. */
  score: number;
}

export interface Ranker {
  name: string;
  guess(paste: Paste): Guess | Promise<Guess>;
}

/** What one guess was worth. */
export interface Outcome {
  paste: Paste;
  score: number;
  /** From 0 to 1: the share of the named incidents that the paste holds. */
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

/** Whether a paste is one of an incident that the journal knows by this id. */
export function holds({ origin, incidents }: Paste, id: string): boolean {
  return origin === 'journal' && incidents.some((incident: Incident) => incident.id === id);
}

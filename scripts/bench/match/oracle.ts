/**
 * The best possible result: a ranker that knows what each line of the paste was about before any damage, and
 * which incidents quote such a line. If the lines fit several incidents equally well, it has to guess.
 */
import { quotedAbouts } from './incidents.ts';
import type { Paste } from './pastes.ts';
import type { Ranker } from './ranker.ts';
import type { World } from './world.ts';

/** How many lines that nobody quotes count against an incident at most. */
const UNKNOWN = { nats: 8, lines: 2 };

export function oracle(world: World): Ranker {
  const quoting = incidentsQuoting(world);
  return {
    name: 'Oracle of lines',
    guess: ({ about }) => {
      const scores = new Map<string, number>();
      let unknown = 0;
      for (const line of about) {
        const ids = quoting.get(line);
        if (!ids) unknown++;
        for (const id of ids ?? []) {
          scores.set(id, (scores.get(id) ?? 0) + Math.log(world.journal.length / (ids?.size ?? 1)));
        }
      }
      const best = Math.max(0, ...scores.values());
      const ids = [...scores].filter(([, score]) => score > best - 1e-9).map(([id]) => id);
      return { ids, score: best - UNKNOWN.nats * Math.min(UNKNOWN.lines, unknown) };
    },
  };
}

/**
 * Pastes of new incidents whose lines are all quoted by the note of one known incident: by their lines they are
 * that incident, and only the generator knows that they are not.
 */
export function undecidable(world: World): (paste: Paste) => boolean {
  const quoting = incidentsQuoting(world);
  return ({ origin, about }) => {
    if (origin === 'journal' || about.size === 0) return false;
    let common: Set<string> | undefined;
    for (const line of about) {
      const ids = quoting.get(line) ?? new Set<string>();
      common = common ? new Set([...common].filter((id) => ids.has(id))) : ids;
    }
    return (common?.size ?? 0) > 0;
  };
}

function incidentsQuoting({ journal }: World): Map<string, Set<string>> {
  const quoting = new Map<string, Set<string>>();
  for (const incident of journal) {
    for (const line of quotedAbouts(incident)) {
      const ids = quoting.get(line) ?? new Set();
      quoting.set(line, ids.add(incident.id));
    }
  }
  return quoting;
}

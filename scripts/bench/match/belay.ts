/** Belay's own matcher, as the site and the command line use it. */
import { buildIndex } from '../../../src/symptoms/buildIndex.ts';
import { match } from '../../../src/symptoms/matcher.ts';
import { openIndex } from '../../../src/symptoms/openIndex.ts';
import type { SymptomsIndex } from '../../../src/symptoms/types.ts';
import type { Ranker } from './ranker.ts';
import type { World } from './world.ts';

export function indexOf({ journal, logs }: World): SymptomsIndex {
  return buildIndex(
    journal.map((incident, number) => ({
      id: incident.id,
      title: incident.title,
      date: `${incident.id.slice(0, 7)}-${String(1 + (number % 28)).padStart(2, '0')}`,
      symptoms: [{ text: logs.get(incident) ?? '', line: 1 }],
    })),
  );
}

/** Its score is the probability. */
export function belay(index: SymptomsIndex): Ranker {
  const open = openIndex(index);
  return {
    name: 'Belay',
    guess: ({ text }) => {
      const [best] = match(text, open).matches;
      return best ? { ids: [best.id], score: best.probability } : { ids: [], score: 0 };
    },
  };
}

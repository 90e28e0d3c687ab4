/** The cosine of TF-IDF vectors: Salton and Buckley, 1988. What one would write in an afternoon. */
import { normalise } from '../../../src/symptoms/normalise.ts';
import type { Ranker } from './ranker.ts';
import type { World } from './world.ts';

type Terms = (text: string) => string[];

export const rawWords: Terms = (text) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean);

/** Words as Belay masks them, and pairs of neighbours. */
export const maskedBigrams: Terms = (text) =>
  normalise(text).flatMap(({ tokens }) => {
    const words = tokens.map((token) => token.text.toLowerCase());
    return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)];
  });

export function tfidf(name: string, terms: Terms, { journal, logs }: World): Ranker {
  const documents = journal.map((incident) => counted(terms(logs.get(incident) ?? '')));
  const having = new Map<string, number[]>();
  documents.forEach((document, number) => {
    for (const term of document.keys()) {
      const list = having.get(term);
      if (list) list.push(number);
      else having.set(term, [number]);
    }
  });
  const weight = (term: string, count: number) =>
    (1 + Math.log(count)) *
    Math.log(documents.length / (having.get(term)?.length ?? Number.POSITIVE_INFINITY));
  const lengths = documents.map((document) =>
    Math.hypot(...[...document].map(([term, count]) => weight(term, count))),
  );
  return {
    name,
    guess: ({ text }) => {
      const scores = new Map<number, number>();
      let length = 0;
      for (const [term, count] of counted(terms(text))) {
        const list = having.get(term);
        if (!list) continue;
        const here = weight(term, count);
        length += here * here;
        for (const number of list) {
          const there = weight(term, documents[number]?.get(term) ?? 1);
          scores.set(number, (scores.get(number) ?? 0) + here * there);
        }
      }
      let best = -1;
      let score = 0;
      for (const [number, product] of scores) {
        const cosine = product / (Math.sqrt(length) * (lengths[number] ?? 1));
        if (cosine > score) [best, score] = [number, cosine];
      }
      const found = journal[best];
      return { ids: found ? [found.id] : [], score };
    },
  };
}

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

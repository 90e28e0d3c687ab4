/** The cosine of TF-IDF vectors: Salton and Buckley, 1988. A simple baseline. */
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
  const idf = new Map(
    [...having].map(([term, list]) => [term, Math.log(documents.length / list.length)]),
  );
  const weight = (term: string, count: number) => (1 + Math.log(count)) * (idf.get(term) ?? 0);
  const lengths = documents.map((document) =>
    Math.hypot(...[...document].map(([term, count]) => weight(term, count))),
  );
  /** For each term, its weights in the documents of `having`, as shares of their length. */
  const shares = new Map(
    [...having].map(([term, list]) => [
      term,
      list.map(
        (number) => weight(term, documents[number]?.get(term) ?? 1) / (lengths[number] ?? 1),
      ),
    ]),
  );
  return {
    name,
    guess: ({ text }) => {
      const scores = new Float64Array(documents.length);
      let length = 0;
      for (const [term, count] of counted(terms(text))) {
        const list = having.get(term);
        const share = shares.get(term);
        if (!list || !share) continue;
        const here = weight(term, count);
        length += here * here;
        list.forEach((number, at) => {
          scores[number] = (scores[number] ?? 0) + here * (share[at] ?? 0);
        });
      }
      let best = -1;
      let score = 0;
      scores.forEach((product, number) => {
        const cosine = product / Math.sqrt(length);
        if (cosine > score) [best, score] = [number, cosine];
      });
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

import { distance } from 'fastest-levenshtein';

/**
 * The word of a list that another was probably meant to be: the nearest by edits, where that is near.
 *
 * @returns `undefined` where nothing is near enough to be a typing error.
 */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of known) {
    const away = distance(word.toLowerCase(), candidate.toLowerCase());
    if (away < bestDistance) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}

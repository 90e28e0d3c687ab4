import { distance } from 'fastest-levenshtein';

/**
 * The word of a list that was probably meant: the nearest by edit distance, if that is near enough; but first of
 * all, the only word that begins with it.
 *
 * @returns `undefined` if no word is near enough to be a typing error.
 */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  const meant = word.toLowerCase();
  const longer = [...known].filter((candidate) => candidate.toLowerCase().startsWith(meant));
  if (word.length >= 3 && longer.length === 1) return longer[0];
  let best: string | undefined;
  let bestDistance = (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of known) {
    const away = distance(meant, candidate.toLowerCase());
    if (away < bestDistance) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}

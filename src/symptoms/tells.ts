/** How much a line tells: how rarely another incident's log would contain it. */
import { countIncidents, type OpenIndex } from './openIndex.ts';
import { ELSEWHERE } from './words.ts';

/** How many sightings the estimate for an unseen combination of words counts as. */
const BELIEF = 3;
/** The words of a line are not independent: each further one that was never seen with the others counts this much less. */
const TOGETHER = 0.6;
/** The upper limit for how unusual a line is, in nats: a log can contain anything. */
const MAX_TELLS = 32;
/** The upper limit for one line where shares of a log are computed, so that one long line does not dominate. */
export const LINE_COUNTS_FOR = 10;
/** The share that a line keeps if every fault of a system prints it. */
export const BACKGROUND = 0.1;
/** How many of a line's words are looked at, the most common first. */
const MAX_ASKED = 16;

/**
 * How much the words of a line tell together, in nats, not counting the one incident that already has them.
 *
 * By the chain rule, starting with the most common word: how often does it occur, and of the incidents that have it in
 * such a line, how many have the next one there as well? So the fixed words of a message count once, and what
 * fills its places counts by how it varies there. Combinations that were never seen are smoothed with the
 * word's own frequency (Dirichlet smoothing: Zhai and Lafferty, 2004).
 */
export function tellsTogether(words: readonly number[], index: OpenIndex): number {
  const all = index.incidents.length + ELSEWHERE;
  const frequency = (word: number) =>
    ((index.incidentsWithWord[word] as number) + (index.priors[word] as number)) / all;
  const asked = [...words].sort((a, b) => frequency(b) - frequency(a)).slice(-MAX_ASKED);
  let tells = 0;
  let lines: readonly number[] | undefined;
  let before = 0;
  for (const word of asked) {
    const withWord = index.linesWithWord[word] as readonly number[];
    if (!lines) {
      lines = withWord;
      tells -= Math.log(Math.min(1, frequency(word)));
    } else {
      lines = common(lines, withWord);
      const others = Math.max(0, countIncidents(lines, index.incidentsWithLine) - 1);
      const guess = frequency(word) ** TOGETHER;
      tells -= Math.log(Math.min(1, (others + BELIEF * guess) / (before + BELIEF)));
    }
    before = Math.max(0, countIncidents(lines, index.incidentsWithLine) - 1);
  }
  return Math.min(MAX_TELLS, tells);
}

/** What two ascending lists have in common. */
function common(a: readonly number[], b: readonly number[]): number[] {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) both.push(a[i] as number);
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both;
}

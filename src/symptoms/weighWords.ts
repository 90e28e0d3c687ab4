/** The words of a line to compare, each with its weight. */
import type { OpenIndex } from './openIndex.ts';
import { FRAME_MARK } from './token.ts';
import { isName, priorOf, wordsOf, wordWeight } from './words.ts';

/** Which end of a paste a line is at, where it may be cut. */
export interface Edge {
  first: boolean;
  last: boolean;
}

/** How much less a word that no incident has counts against a line: another language, release or name may explain it. */
const UNSEEN = 0.6;

export interface Weighed {
  /** Its number, if the index has it; a cut word may be the beginning or the end of several. */
  numbers: readonly number[];
  weight: number;
  /** Whether it names something: a table, a class, a frame. */
  name: boolean;
}

/** The weight of a word, in nats; several numbers mean one word that may be any of them. */
export function weightOf(
  words: readonly number[],
  { priors, incidentsWithWord, incidents }: OpenIndex,
): number {
  const sum = (of: readonly number[]) => words.reduce((total, word) => total + (of[word] ?? 0), 0);
  return Math.max(0, wordWeight(sum(priors), sum(incidentsWithWord), incidents.length));
}

/** A line's words with their weights. A cut word at the end of a paste is any of the words it may be part of, or is left out. */
export function weigh(said: string, index: OpenIndex, edge: Edge): Weighed[] {
  const all = wordsOf(said);
  // An incomplete frame was read as words.
  const frame =
    edge.first || edge.last
      ? all.flatMap((word) => index.wordOf.get(FRAME_MARK + word.toLowerCase()) ?? [])
      : [];
  if (frame.length > 0) return [{ numbers: frame, weight: weightOf(frame, index), name: true }];
  return all.flatMap((word, place): Weighed[] => {
    const lower = word.toLowerCase();
    const number = index.wordOf.get(lower);
    const prior = priorOf(word, index.common);
    const name = isName(prior);
    if (number !== undefined)
      return [{ numbers: [number], weight: weightOf([number], index), name }];
    const last = edge.last && place === all.length - 1;
    if (last || (edge.first && place === 0)) {
      const numbers = wholeWords(lower, index, last);
      return numbers.length === 0
        ? []
        : [{ numbers, weight: weightOf(numbers, index), name: false }];
    }
    const weight = UNSEEN * wordWeight(prior, 0, index.incidents.length);
    return [{ numbers: [], weight, name }];
  });
}

/** A shorter piece of a word is part of too many. */
const SHORTEST_PIECE = 3;
/** If more words than this have the same beginning, it says nothing. */
const MAX_WHOLE = 100;

/** The words that begin or end with a piece. */
function wholeWords(piece: string, index: OpenIndex, beginning: boolean): number[] {
  if (piece.length < SHORTEST_PIECE) return [];
  const words = beginning
    ? [...beginningWith(piece, index), ...beginningWith(FRAME_MARK + piece, index)]
    : [...index.wordOf.keys()].filter((word) => word.endsWith(piece));
  return words.map((word) => index.wordOf.get(word) as number);
}

const sorted = new WeakMap<OpenIndex, string[]>();

/** Cached, as a whole screen of lines may be cut, and searching all words for each would be slow. */
function beginningWith(piece: string, index: OpenIndex): string[] {
  const words = sorted.get(index) ?? [...index.wordOf.keys()].sort();
  sorted.set(index, words);
  let from = 0;
  for (let end = words.length; from < end; ) {
    const middle = (from + end) >> 1;
    if ((words[middle] as string) < piece) from = middle + 1;
    else end = middle;
  }
  let to = from;
  while (to - from <= MAX_WHOLE && words[to]?.startsWith(piece)) to++;
  if (to - from > MAX_WHOLE) return [];
  return words.slice(from, to);
}

/** Which lines of the index a line of a paste is. */
import type { OpenIndex } from './openIndex.ts';
import { tellsTogether } from './tells.ts';
import { FRAME_MARK } from './token.ts';
import { priorOf, wordsOf, wordWeight } from './words.ts';

/** A line of a paste, resolved. */
export interface Resolved {
  /** The lines of the index that it most resembles. */
  lines: readonly number[];
  /** How much it tells for the incidents that have these, in nats. Of a line that is like none: how much one would. */
  tells: number;
  /** From 0, nothing of it, to 1, word for word. */
  likeness: number;
  /** Whether it is a line of the index as it stands, or most of one whose end was cut. */
  exact: boolean;
}

/** Which end of a paste a line is at, where it may be cut. */
export interface Edge {
  first: boolean;
  last: boolean;
}

/** A word in more lines than this finds no candidates: it is in the others' way. */
const CROWDED = 400;
/** Candidates come from so many of a line's rarest words. */
const PROBES = 6;
/** So many candidates that share the most of these are compared in full. */
const COMPARED = 12;
/** What is left of a line that was cut must be so much of it to stand for the whole. */
const MOSTLY = 0.7;
/** A line that is less like a known one than this is another line. Little is left of one in another language, or of another release. */
export const LIKE = 0.4;
/** A word that no incident has speaks so much less against a line: another language, release or name says it so. */
const UNSEEN = 0.6;
/** Likenesses nearer than this are a tie. */
const TIE = 0.02;

interface Weighed {
  /** Its number, where the index knows it; half a word may be the beginning or the end of several. */
  numbers: readonly number[];
  weight: number;
}

/**
 * Finds what a line is like: the lines of the index that share most of it, word by weighed word.
 *
 * @param said what it says, as written: its words without the masks.
 */
export function compareLine(said: string, index: OpenIndex, edge: Edge): Resolved {
  const same = index.lineOf.get(said.toLowerCase());
  if (same !== undefined) {
    return { lines: [same], tells: tellsOfLine(same, index), likeness: 1, exact: true };
  }
  const words = weigh(said, index, edge);
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Map(
    words.flatMap(({ numbers, weight }) => numbers.map((number) => [number, weight] as const)),
  );
  const cut = edge.first || edge.last;
  let likeness = 0;
  let most = 0;
  let ties: number[] = [];
  for (const line of candidates(words, index)) {
    let shared = 0;
    let whole = 0;
    for (const word of index.wordsIn[line] ?? []) {
      shared += weights.get(word) ?? 0;
      whole += weightOf([word], index);
    }
    const like = shared / (cut ? total : (total + whole) / 2);
    if (like > likeness + TIE) ties = [];
    if (like > likeness - TIE) ties.push(line);
    if (like >= likeness) most = shared / whole;
    likeness = Math.max(likeness, like);
  }
  const [line] = ties;
  if (line === undefined) return { lines: [], tells: strangest(words), likeness: 0, exact: false };
  const shared = (index.wordsIn[line] ?? []).filter((word) => weights.has(word));
  const tells = likeness < LIKE ? strangest(words) : tellsTogether(shared, index);
  return { lines: ties, tells, likeness, exact: likeness === 1 && most >= MOSTLY };
}

const known = new WeakMap<OpenIndex, Map<number, number>>();

function tellsOfLine(line: number, index: OpenIndex): number {
  const memory = known.get(index) ?? new Map<number, number>();
  known.set(index, memory);
  let tells = memory.get(line);
  if (tells === undefined) {
    tells = tellsTogether(index.wordsIn[line] ?? [], index);
    memory.set(line, tells);
  }
  return tells;
}

function strangest(words: readonly Weighed[]): number {
  return words.reduce((most, { weight }) => Math.max(most, weight), 0);
}

function weightOf(
  words: readonly number[],
  { priors, incidentsWithWord, incidents }: OpenIndex,
): number {
  const sum = (of: readonly number[]) => words.reduce((total, word) => total + (of[word] ?? 0), 0);
  return Math.max(0, wordWeight(sum(priors), sum(incidentsWithWord), incidents.length));
}

/** A line's words with their weights. Half a word at the cut end of a paste stands for those it may be part of, or is left out. */
function weigh(said: string, index: OpenIndex, edge: Edge): Weighed[] {
  const all = wordsOf(said);
  // A frame that is not whole was read as words.
  const frame =
    edge.first || edge.last
      ? all.flatMap((word) => index.wordOf.get(FRAME_MARK + word.toLowerCase()) ?? [])
      : [];
  if (frame.length > 0) return [{ numbers: frame, weight: weightOf(frame, index) }];
  return all.flatMap((word, place): Weighed[] => {
    const lower = word.toLowerCase();
    const number = index.wordOf.get(lower);
    if (number !== undefined) return [{ numbers: [number], weight: weightOf([number], index) }];
    const last = edge.last && place === all.length - 1;
    if (last || (edge.first && place === 0)) {
      const numbers = wholeWords(lower, index, last);
      return numbers.length === 0 ? [] : [{ numbers, weight: weightOf(numbers, index) }];
    }
    const weight = UNSEEN * wordWeight(priorOf(word), 0, index.incidents.length);
    return [{ numbers: [], weight }];
  });
}

/** A shorter piece of a word is part of too many. */
const SHORTEST_PIECE = 3;
/** A beginning of more words than this says nothing. */
const MOST_WHOLE = 100;

/** The words of which a piece is the beginning, or the end. */
function wholeWords(piece: string, index: OpenIndex, beginning: boolean): number[] {
  if (piece.length < SHORTEST_PIECE) return [];
  const words = beginning
    ? [...beginningWith(piece, index), ...beginningWith(FRAME_MARK + piece, index)]
    : [...index.wordOf.keys()].filter((word) => word.endsWith(piece));
  return words.map((word) => index.wordOf.get(word) as number);
}

const sorted = new WeakMap<OpenIndex, string[]>();

/** A whole screen of lines may be cut, so the words are not gone through for each. */
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
  while (to - from <= MOST_WHOLE && words[to]?.startsWith(piece)) to++;
  if (to - from > MOST_WHOLE) return [];
  return words.slice(from, to);
}

/** The lines that share the most of a line's rarest words. */
function candidates(words: readonly Weighed[], index: OpenIndex): number[] {
  const shared = new Map<number, number>();
  words
    .map(({ numbers, weight }) => ({
      weight,
      lines: numbers.flatMap((number) => index.linesWithWord[number] ?? []),
    }))
    .filter(({ lines }) => lines.length > 0 && lines.length <= CROWDED)
    .sort((a, b) => a.lines.length - b.lines.length)
    .slice(0, PROBES)
    .forEach(({ lines, weight }) => {
      for (const line of lines) shared.set(line, (shared.get(line) ?? 0) + weight);
    });
  if (shared.size <= COMPARED) return [...shared.keys()];
  return [...shared]
    .sort(([a, some], [b, more]) => more - some || a - b)
    .slice(0, COMPARED)
    .map(([line]) => line);
}

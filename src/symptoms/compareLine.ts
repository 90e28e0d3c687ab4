/** Which lines of the index a line of a paste is. */
import type { OpenIndex } from './openIndex.ts';
import { tellsTogether } from './tells.ts';
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
/** Likenesses nearer than this are a tie. */
const TIE = 0.02;

interface Weighed {
  /** Its number, where the index knows it. */
  number: number | undefined;
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
  const weights = new Map(words.map(({ number, weight }) => [number, weight]));
  weights.delete(undefined);
  const cut = edge.first || edge.last;
  let likeness = 0;
  let most = 0;
  let ties: number[] = [];
  for (const line of candidates(words, index)) {
    let shared = 0;
    let whole = 0;
    for (const word of index.wordsIn[line] ?? []) {
      shared += weights.get(word) ?? 0;
      whole += weightOf(word, index);
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
  const tells = likeness < 0.5 ? strangest(words) : tellsTogether(shared, index);
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

function weightOf(word: number, index: OpenIndex): number {
  const { priors, incidentsWithWord, incidents } = index;
  return wordWeight(priors[word] ?? 1, incidentsWithWord[word] ?? 0, incidents.length);
}

/** A line's words with their weights. One that is unknown at the cut end of a paste is half a word, and left out. */
function weigh(said: string, index: OpenIndex, edge: Edge): Weighed[] {
  const words = wordsOf(said).map((word) => {
    const number = index.wordOf.get(word.toLowerCase());
    const weight =
      number === undefined
        ? wordWeight(priorOf(word), 0, index.incidents.length)
        : weightOf(number, index);
    return { number, weight };
  });
  if (edge.last && words.at(-1)?.number === undefined) words.pop();
  if (edge.first && words[0]?.number === undefined) words.shift();
  return words;
}

/** The lines that share the most of a line's rarest words. */
function candidates(words: readonly Weighed[], index: OpenIndex): number[] {
  const shared = new Map<number, number>();
  words
    .map(({ number, weight }) => ({ weight, lines: index.linesWithWord[number ?? -1] ?? [] }))
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

/** Finds the lines of the index that match a line of a paste. */
import type { OpenIndex } from './openIndex.ts';
import { BACKGROUND, tellsTogether } from './tells.ts';
import { type Edge, type Weighed, weigh, weightOf } from './weighWords.ts';
import { isName } from './words.ts';

/** A line of a paste, resolved. */
export interface Resolved {
  /** The lines of the index that it most resembles. */
  lines: readonly number[];
  /** How much it tells for the incidents that have these, in nats. For a line without a match: how much a match would. */
  tells: number;
  /** From 0, nothing in common, to 1, word for word. */
  likeness: number;
  /** The share of the known line that is in it, and the share of it that is in the known line, by weight, from 0 to 1. */
  covers: number;
  within: number;
  /** How much the names that differ from those of the known line weigh, in nats: the smaller sum of both. */
  renamed: number;
  /** Whether it equals a line of the index, or is most of one whose end was cut. */
  exact: boolean;
}

/** A word in more lines than this is not used to find candidates: it would yield too many. */
const MAX_LINES_WITH_WORD = 400;
/** How many of a line's rarest words are used to find candidates. */
const MAX_PROBES = 6;
/** How many of the candidates that share most of these words are compared in full. */
const MAX_COMPARED = 12;
/** The share of a cut line that must be left for it to count as the whole line. */
const MOSTLY = 0.7;
/** The least similarity to a known line. It is low, as little is the same in another language or release. */
export const LIKE = 0.4;
/** Candidates nearly as strong as the best are a tie. */
const TIE = 0.02;
/** The similarity of a line that the other one contains whole, among words of a client or wrapper, if it tells this many nats. */
const INSIDE = { likeness: 0.85, nats: 6 };

/**
 * Finds the lines of the index that a line resembles most, comparing weighted words.
 *
 * @param said what it says, as written: its words without the masks.
 */
export function compareLine(said: string, index: OpenIndex, edge: Edge): Resolved {
  const same = index.lineOf.get(said.toLowerCase());
  if (same !== undefined) {
    const tells = tellsOfLine(same, index);
    return { lines: [same], tells, likeness: 1, covers: 1, within: 1, renamed: 0, exact: true };
  }
  const words = weigh(said, index, edge);
  const weights = new Map(
    words.flatMap(({ numbers, weight }) => numbers.map((number) => [number, weight] as const)),
  );
  const found = closest(words, weights, index, edge);
  const [line] = found.lines;
  if (line === undefined || found.likeness < LIKE) return { ...found, tells: strangest(words) };
  const shared = (index.wordsIn[line] ?? []).filter((word) => weights.has(word));
  return { ...found, tells: tellsTogether(shared, index) };
}

/** The strongest known lines: by how similar they are, and by how much they have in common. */
function closest(
  words: readonly Weighed[],
  weights: ReadonlyMap<number, number>,
  index: OpenIndex,
  edge: Edge,
): Omit<Resolved, 'tells'> {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const cut = edge.first || edge.last;
  let strongest = 0;
  let lines: number[] = [];
  let best = { likeness: 0, covers: 0, within: 0 };
  for (const line of candidates(words, index)) {
    let shared = 0;
    let whole = 0;
    for (const word of index.wordsIn[line] ?? []) {
      shared += weights.get(word) ?? 0;
      whole += weightOf([word], index);
    }
    const inside = shared < INSIDE.nats ? 0 : Math.min(1, shared / Math.min(total, whole));
    const likeness = Math.max(
      shared / (cut ? total : (total + whole) / 2),
      inside * INSIDE.likeness,
    );
    const speaks = likeness * Math.sqrt(shared) * (index.background.has(line) ? BACKGROUND : 1);
    if (speaks > strongest * (1 + TIE)) lines = [];
    if (speaks > strongest * (1 - TIE)) lines.push(line);
    if (speaks < strongest) continue;
    strongest = speaks;
    best = { likeness, covers: shared / whole, within: shared / total };
  }
  const [line] = lines;
  const renamed = line === undefined ? 0 : renamedIn(words, line, index);
  return { lines, ...best, renamed, exact: best.likeness === 1 && best.covers >= MOSTLY };
}

/** A name in the place of another: the same message about something else. A name that only one of the two has does not count: a client may leave it out or add it. */
function renamedIn(words: readonly Weighed[], line: number, index: OpenIndex): number {
  const missing = new Set(index.wordsIn[line]);
  let here = 0;
  for (const { numbers, weight, name } of words) {
    const common = numbers.filter((number) => missing.delete(number)).length > 0;
    if (name && !common) here += weight;
  }
  let there = 0;
  for (const word of missing) {
    if (isName(index.priors[word] as number)) there += weightOf([word], index);
  }
  return Math.min(here, there);
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

/** How much a line of the index tells for the incidents that have it, in nats; little where every fault prints it. */
export function lineTells(line: number, index: OpenIndex): number {
  return tellsOfLine(line, index) * (index.background.has(line) ? BACKGROUND : 1);
}

function strangest(words: readonly Weighed[]): number {
  return words.reduce((most, { weight }) => Math.max(most, weight), 0);
}

/** The lines that share the most of a line's rarest words. */
function candidates(words: readonly Weighed[], index: OpenIndex): number[] {
  const shared = new Map<number, number>();
  words
    .map(({ numbers, weight }) => ({
      weight,
      lines: numbers.flatMap((number) => index.linesWithWord[number] ?? []),
    }))
    .filter(({ lines }) => lines.length > 0 && lines.length <= MAX_LINES_WITH_WORD)
    .sort((a, b) => a.lines.length - b.lines.length)
    .slice(0, MAX_PROBES)
    .forEach(({ lines, weight }) => {
      for (const line of lines) shared.set(line, (shared.get(line) ?? 0) + weight);
    });
  if (shared.size <= MAX_COMPARED) return [...shared.keys()];
  return [...shared]
    .sort(([a, some], [b, more]) => more - some || a - b)
    .slice(0, MAX_COMPARED)
    .map(([line]) => line);
}

/** The index as matching wants it: numbered lines and words, and who has what. */
import { unpackLines, unpackOwners } from './lineTable.ts';
import type { IndexedIncident, SymptomsIndex } from './types.ts';
import { priorOf, wordsOf } from './words.ts';

/** Lines, words and incidents are numbers: their places in these tables. */
export interface OpenIndex {
  incidents: readonly IndexedIncident[];
  /** A line by what it says, in lower case. */
  lineOf: ReadonlyMap<string, number>;
  /** A word, in lower case. */
  wordOf: ReadonlyMap<string, number>;
  /** For each line its words, each once. */
  wordsIn: readonly (readonly number[])[];
  /** For each line the incidents that have it, ascending. */
  incidentsWithLine: readonly (readonly number[])[];
  /** For each word the lines that have it, ascending. */
  linesWithWord: readonly (readonly number[])[];
  /** For each word the incidents that have it, and would have it among a thousand others. */
  incidentsWithWord: readonly number[];
  priors: readonly number[];
}

/**
 * Opens an index: some ten milliseconds for a thousand incidents, so once for many pastes.
 *
 * @throws {TypeError} where it is none, or of a version that this code does not read.
 */
export function openIndex(index: SymptomsIndex): OpenIndex {
  if (index.version !== 1 || typeof index.lines !== 'string') {
    throw new TypeError('this index of symptoms is of another version');
  }
  const lineOf = new Map<string, number>();
  const wordOf = new Map<string, number>();
  const wordsIn: number[][] = [];
  const linesWithWord: number[][] = [];
  const priors: number[] = [];
  const incidentsWithLine: Set<number>[] = [];
  const lineAt = unpackLines(index.lines).map((said) => {
    const key = said.toLowerCase();
    const known = lineOf.get(key);
    if (known !== undefined) return known;
    const line = lineOf.size;
    lineOf.set(key, line);
    incidentsWithLine.push(new Set());
    wordsIn.push(
      wordsOf(said).map((written) => {
        const lower = written.toLowerCase();
        const word = wordOf.get(lower) ?? wordOf.size;
        if (word === wordOf.size) {
          wordOf.set(lower, word);
          linesWithWord.push([]);
          priors.push(priorOf(written));
        }
        const lines = linesWithWord[word] as number[];
        if (lines.at(-1) !== line) lines.push(line);
        return word;
      }),
    );
    return line;
  });
  unpackOwners(index.owners, index.incidents).forEach((owners, place) => {
    for (const incident of owners) incidentsWithLine[lineAt[place] ?? -1]?.add(incident);
  });
  const having = incidentsWithLine.map((incidents) => [...incidents].sort((a, b) => a - b));
  return {
    incidents: incidentsOf(index),
    lineOf,
    wordOf,
    wordsIn,
    incidentsWithLine: having,
    linesWithWord,
    incidentsWithWord: linesWithWord.map((lines) => countIncidents(lines, having)),
    priors,
  };
}

function incidentsOf({ ids, titles, dates }: SymptomsIndex): IndexedIncident[] {
  const [all, named] = [unpackLines(dates), unpackLines(titles)];
  return unpackLines(ids).map((id, at) => ({ id, title: named[at] ?? '', date: all[at] ?? '' }));
}

/** How many incidents have any of some lines. */
export function countIncidents(
  lines: readonly number[],
  incidentsWithLine: OpenIndex['incidentsWithLine'],
): number {
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return incidentsWithLine[only]?.length ?? 0;
  const met = new Set<number>();
  for (const line of lines) for (const incident of incidentsWithLine[line] ?? []) met.add(incident);
  return met.size;
}

/** The index in the form that matching needs: numbered lines and words, and which incident has which. */
import { unpackLines, unpackNumbers, unpackOwners } from './lineTable.ts';
import { FRAME_MARK } from './token.ts';
import type { IndexedIncident, SymptomsIndex } from './types.ts';
import { priorOf, wordsOf } from './words.ts';

/** Lines, words and incidents are represented by their positions in these tables. */
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
  /** For each word how many incidents have it, and how many of a thousand others would have it. */
  incidentsWithWord: readonly number[];
  priors: readonly number[];
  /** Words that are in logs of every kind, in lower case. */
  common: ReadonlySet<string>;
  /** For each incident its lines, ascending. */
  linesWithIncident: readonly (readonly number[])[];
  /** Lines that every fault of a system prints. */
  background: ReadonlySet<number>;
  /** Whether a line is only a frame of a stack trace. */
  isFrame(line: number): boolean;
}

/**
 * Opens an index. This takes some ten milliseconds for a thousand incidents, so open it once for many pastes.
 *
 * @throws {TypeError} if this is not an index, or an index of an unsupported version.
 */
export function openIndex(index: SymptomsIndex): OpenIndex {
  if (index.version !== 1 || typeof index.lines !== 'string') {
    throw new TypeError('this index of symptoms is of another version');
  }
  const nobodys = unpackLines(index.nobodys ?? '');
  return openTable(
    [...unpackLines(index.lines), ...nobodys],
    [...unpackOwners(index.owners, index.incidents), ...nobodys.map(() => [])],
    incidentsOf(index),
    new Set((index.common ?? '').split(' ')),
    new Set(unpackNumbers(index.background ?? '')),
  );
}

/**
 * Opens a table of lines.
 *
 * @param lines the text of each.
 * @param owners for each line the incidents that have it.
 * @param common words that are in logs of every kind.
 * @param background the places of the lines that every fault of a system prints.
 */
export function openTable(
  lines: readonly string[],
  owners: readonly (readonly number[])[],
  incidents: readonly IndexedIncident[],
  common: ReadonlySet<string>,
  background: ReadonlySet<number> = new Set(),
): OpenIndex {
  const lineOf = new Map<string, number>();
  const wordOf = new Map<string, number>();
  const wordsIn: number[][] = [];
  const linesWithWord: number[][] = [];
  const priors: number[] = [];
  const incidentsWithLine: Set<number>[] = [];
  const frames = new Set<number>();
  const lineAt = lines.map((said) => {
    const key = said.toLowerCase();
    const known = lineOf.get(key);
    if (known !== undefined) return known;
    const line = lineOf.size;
    lineOf.set(key, line);
    incidentsWithLine.push(new Set());
    if (said.startsWith(FRAME_MARK) && !said.includes(' ')) frames.add(line);
    wordsIn.push(
      wordsOf(said).map((written) => {
        const lower = written.toLowerCase();
        const word = wordOf.get(lower) ?? wordOf.size;
        if (word === wordOf.size) {
          wordOf.set(lower, word);
          linesWithWord.push([]);
          priors.push(priorOf(written, common));
        }
        const lines = linesWithWord[word] as number[];
        if (lines.at(-1) !== line) lines.push(line);
        return word;
      }),
    );
    return line;
  });
  owners.forEach((having, place) => {
    for (const incident of having) incidentsWithLine[lineAt[place] ?? -1]?.add(incident);
  });
  const having = incidentsWithLine.map((incidents) => [...incidents].sort((a, b) => a - b));
  const linesWithIncident: number[][] = incidents.map(() => []);
  having.forEach((owning, line) => {
    for (const incident of owning) linesWithIncident[incident]?.push(line);
  });
  return {
    incidents,
    linesWithIncident,
    isFrame: (line) => frames.has(line),
    background: new Set([...background].map((place) => lineAt[place] ?? -1)),
    lineOf,
    wordOf,
    wordsIn,
    incidentsWithLine: having,
    linesWithWord,
    incidentsWithWord: linesWithWord.map((lines) => countIncidents(lines, having)),
    priors,
    common,
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

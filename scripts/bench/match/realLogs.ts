/**
 * Logs that different people posted about the same fault, if a folder of them is given: `journal/` with one note per
 * incident, `queries/ID.log` with somebody else's log of it, `strangers/ID.log` with other faults of the same systems
 * (`hard`) and of others (`foreign`), and `index.tsv`, which lists them all. They are third-party texts, so they are not in the repository.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildIndex } from '../../../src/symptoms/buildIndex.ts';
import type { Features } from '../../../src/symptoms/features.ts';
import { type OpenIndex, openIndex } from '../../../src/symptoms/openIndex.ts';
import { ask } from './question.ts';

type Kind = 'pair' | 'hard' | 'foreign' | 'removed';

/** A question about a real log. */
export interface RealQuestion {
  /** The features of the answer; `undefined` if no incident has any evidence: then the answer is 0. */
  features: Features | undefined;
  /** Questions with the same group are about the same log: they are kept together when halves are drawn. */
  group: string;
  kind: Kind;
  /** Whether the incident that is named first is the right one. */
  holds: boolean;
  /** How the journal was made: see `askRealLogs`. */
  journal: 'as posted' | 'exchanged';
  weight: number;
}

interface Pair {
  id: string;
  note: string[];
  query: string;
}

/** The weight of questions about incidents that were removed from the journal, for which any answer is wrong. They are not real questions, so they count less. */
const REMOVED_COUNTS = 0.3;
const EXCHANGED_COUNTS = 1;

/**
 * Asks each question twice: as posted, and with the note's log and the query swapped, which is just as realistic.
 */
export function askRealLogs(folder: string): RealQuestion[] {
  const rows = readFileSync(path.join(folder, 'index.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [string, Kind]);
  const read = (...parts: string[]) => readFileSync(path.join(folder, ...parts), 'utf8');
  const pairs = rows.flatMap(([id, kind]): Pair[] =>
    kind === 'pair'
      ? [
          {
            id,
            note: fencesIn(read('journal', 'incidents', `${id}.md`)),
            query: read('queries', `${id}.log`),
          },
        ]
      : [],
  );
  const strangers = rows.flatMap(([id, kind]) =>
    kind === 'pair' ? [] : [{ id, kind, text: read('strangers', `${id}.log`) }],
  );
  const exchanged = pairs.map(({ id, note, query }) => ({
    id,
    note: [query],
    query: note.join('\n'),
  }));
  return [
    ...askAll(pairs, strangers, 'as posted', 1),
    ...askAll(exchanged, strangers, 'exchanged', EXCHANGED_COUNTS),
  ];
}

function askAll(
  pairs: readonly Pair[],
  strangers: readonly { id: string; kind: Kind; text: string }[],
  journal: RealQuestion['journal'],
  weight: number,
): RealQuestion[] {
  const whole = openPairs(pairs);
  const question = (
    group: string,
    kind: Kind,
    text: string,
    index: OpenIndex,
    counts = weight,
  ): RealQuestion => {
    const asked = ask(text, index);
    const holds = kind === 'pair' && asked?.id === group;
    return { features: asked?.features, group, kind, holds, journal, weight: counts };
  };
  return [
    ...pairs.map(({ id, query }) => question(id, 'pair', query, whole)),
    ...strangers.map(({ id, kind, text }) => question(id, kind, text, whole)),
    ...pairs.map((pair) => {
      const others = openPairs(pairs.filter((other) => other !== pair));
      return question(pair.id, 'removed', pair.query, others, REMOVED_COUNTS);
    }),
  ];
}

function openPairs(pairs: readonly Pair[]): OpenIndex {
  return openIndex(
    buildIndex(
      pairs.map(({ id, note }) => ({
        id,
        title: id,
        date: '2020-01-01',
        symptoms: note.map((text) => ({ text, line: 1 })),
      })),
    ),
  );
}

function fencesIn(note: string): string[] {
  return [...note.matchAll(/^```log\n([\s\S]*?)^```/gm)].map(([, text]) => text ?? '');
}

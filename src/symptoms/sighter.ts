/** Which of the index's lines a paste holds. */
import { compared } from './buildIndex.ts';
import { compareLine, LIKE } from './compareLine.ts';
import type { NormalisedLine } from './normalise.ts';
import type { OpenIndex } from './openIndex.ts';
import { saidIn } from './words.ts';

/** A line that tells less than this, in nats, is of the kind that stands in many logs. */
const NOISE = 1;
/** So many of the most telling lines that are like none are kept in mind. */
const UNKNOWN_KEPT = 3;
/** What was met is forgotten beyond so many lines: a stream has no end, memory has. */
const REMEMBERED = 20_000;

/** A line of the paste that is one of the index, or like one. */
export interface Seen {
  line: NormalisedLine;
  /** In nats, less where it is only like the known one, and where it does not claim to matter. */
  tells: number;
  /** Whether it is the known line as it stands. */
  exact: boolean;
  /** Its first words. */
  shape: string;
}

/** A paste, its lines resolved against the index. Its size depends on the index alone. */
export interface Sighting {
  /** For each line of the index that is there, where it tells most. */
  seen: Map<number, Seen>;
  /** What the lines that are like none would tell, most first. */
  unknown: number[];
  /** Distinct lines, each as much as it claims to matter. */
  distinct: number;
  /** How many distinct lines begin as one does: a program that says the same of ever other things says little. */
  alike: Map<string, number>;
}

/** Resolves lines against the index, each distinct one once. Takes blocks of a stream one after the other. */
export class Sighter {
  readonly sighting: Sighting = { seen: new Map(), unknown: [], distinct: 0, alike: new Map() };
  readonly #index: OpenIndex;
  readonly #met = new Set<string>();

  constructor(index: OpenIndex) {
    this.#index = index;
  }

  /** Takes a block. Its first and last lines may be cut. */
  add(lines: readonly NormalisedLine[]): void {
    lines.forEach((line, place) => {
      const said = compared(saidIn(line.tokens));
      if (this.#met.has(said)) return;
      if (this.#met.size >= REMEMBERED) this.#met.clear();
      this.#met.add(said);
      const edge = { first: place === 0, last: place === lines.length - 1 || line.full };
      this.#resolve(line, said, edge);
    });
  }

  #resolve(line: NormalisedLine, said: string, edge: { first: boolean; last: boolean }): void {
    const { sighting } = this;
    const shape = said.split(' ', 2).join(' ');
    if (sighting.alike.size >= REMEMBERED) sighting.alike.clear();
    sighting.alike.set(shape, (sighting.alike.get(shape) ?? 0) + 1);
    sighting.distinct += line.loudness;
    const { lines: known, tells: all, likeness, exact } = compareLine(said, this.#index, edge);
    const tells = Math.max(0, all - NOISE) * line.loudness;
    if (likeness < LIKE) {
      sighting.unknown = [...sighting.unknown, tells].sort((a, b) => b - a).slice(0, UNKNOWN_KEPT);
      return;
    }
    const share = exact ? 1 : ((likeness - LIKE) / (1 - LIKE)) ** 1.5;
    const seen = { line, tells: tells * share, exact, shape };
    for (const index of known) {
      const earlier = sighting.seen.get(index);
      if (!earlier || earlier.tells < seen.tells) sighting.seen.set(index, seen);
    }
  }
}

/** Finds the index's lines in a paste. */

import { compared } from './compared.ts';
import { compareLine, LIKE } from './compareLine.ts';
import type { NormalisedLine } from './normalise.ts';
import type { OpenIndex } from './openIndex.ts';
import { BACKGROUND, LINE_COUNTS_FOR } from './tells.ts';
import { FRAME_MARK } from './token.ts';
import { saidIn } from './words.ts';

/** A line that carries less information than this, in nats, is the kind that occurs in many logs. */
const NOISE = 1;
/** How many lines met so far are remembered: a stream may be endless, memory is not. */
const MAX_REMEMBERED = 20_000;

/** A line of the paste that equals or resembles a line of the index. */
export interface Seen {
  line: NormalisedLine;
  /** How much the words that it shares with the known line tell, in nats; less for a line that looks routine. */
  shared: number;
  /** The same, less where the line is only like the known one. */
  tells: number;
  /** From 0 to 1: how similar the two are, and how much of the known line is present. */
  likeness: number;
  covers: number;
  /** How much the names that differ from those of the known line weigh, in nats. */
  renamed: number;
  /** Whether it equals the known line. */
  exact: boolean;
  /** Whether it is a frame of a stack trace, not a message. */
  frame: boolean;
  /** Its first words. */
  shape: string;
}

/** The total of the lines of a paste that resemble one known line. */
interface Sum {
  /** How many of them mention a problem. */
  loud: number;
  /** What they tell, in nats. */
  nats: number;
}

/** A paste, its lines resolved against the index. Its size depends on the index alone. */
export interface Sighting {
  /** For each line of the index that is present, the place where it is the strongest evidence. */
  seen: Map<number, Seen>;
  /** For each such line the total of all messages that resemble it. */
  sums: Map<number, Sum>;
  /** The total of all messages of the paste. */
  messages: Sum;
  /** How many distinct frames there are. */
  frames: number;
  /** The number of distinct lines, each weighted by how important it looks. */
  distinct: number;
  /** How many distinct lines share a beginning: a program that repeats one message about many things says little. */
  alike: Map<string, number>;
}

/** Resolves lines against the index, each distinct one once. Takes blocks of a stream one after the other. */
export class Sighter {
  readonly sighting: Sighting = {
    seen: new Map(),
    sums: new Map(),
    messages: { loud: 0, nats: 0 },
    frames: 0,
    distinct: 0,
    alike: new Map(),
  };
  readonly #index: OpenIndex;
  readonly #met = new Set<string>();
  #first: NormalisedLine | undefined;

  constructor(index: OpenIndex) {
    this.#index = index;
  }

  /** The line, if all lines so far say the same. */
  get only(): NormalisedLine | undefined {
    return this.#met.size === 1 ? this.#first : undefined;
  }

  /** Takes a block. Its first and last lines may be cut. */
  add(lines: readonly NormalisedLine[]): void {
    lines.forEach((line, place) => {
      const said = compared(saidIn(line.tokens));
      if (this.#met.has(said)) return;
      if (this.#met.size >= MAX_REMEMBERED) this.#met.clear();
      this.#met.add(said);
      this.#first ??= line;
      const edge = { first: place === 0, last: place === lines.length - 1 || line.full };
      this.#resolve(line, said, edge);
    });
  }

  #resolve(line: NormalisedLine, said: string, edge: { first: boolean; last: boolean }): void {
    const { sighting } = this;
    const shape = said.split(' ', 2).join(' ');
    if (sighting.alike.size >= MAX_REMEMBERED) sighting.alike.clear();
    sighting.alike.set(shape, (sighting.alike.get(shape) ?? 0) + 1);
    sighting.distinct += line.loudness;
    const found = compareLine(said, this.#index, edge);
    const { lines: known, tells, likeness, exact, covers, renamed } = found;
    const background = known.some((at) => this.#index.background.has(at));
    const shared = Math.max(0, tells - NOISE) * line.loudness * (background ? BACKGROUND : 1);
    const frame = said.startsWith(FRAME_MARK);
    const nats = Math.min(shared, LINE_COUNTS_FOR);
    if (frame) sighting.frames++;
    else addTo(sighting.messages, line, nats);
    if (likeness < LIKE) return;
    const share = exact ? 1 : (likeness - LIKE) / (1 - LIKE);
    const seen: Seen = {
      line,
      shared,
      tells: shared * share,
      likeness,
      covers,
      renamed,
      exact,
      frame,
      shape,
    };
    for (const index of known) {
      const earlier = sighting.seen.get(index);
      if (!earlier || earlier.tells < seen.tells) sighting.seen.set(index, seen);
      if (frame) continue;
      const sum = sighting.sums.get(index) ?? { loud: 0, nats: 0 };
      sighting.sums.set(index, sum);
      addTo(sum, line, nats * likeness);
    }
  }
}

function addTo(sum: Sum, { loudness }: NormalisedLine, nats: number): void {
  sum.nats += nats;
  if (loudness === 1) sum.loud++;
}

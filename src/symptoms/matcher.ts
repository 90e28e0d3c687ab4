/** The entry point: takes a log, and returns the incidents that it contains. */
import { type Evidence, evidenceIn, sharedTells } from './evidence.ts';
import { normalise } from './normalise.ts';
import type { OpenIndex } from './openIndex.ts';
import { probability, SEEN } from './probability.ts';
import { type Seen, Sighter } from './sighter.ts';
import type { Match, MatchedLine, MatchOptions, MatchResult } from './types.ts';

const TOP = 5;
/** The size of the blocks in which a text is read, in UTF-16 units, so that memory does not grow with the text. */
const BLOCK = 1 << 18;
/** Evidence nearly as strong as the best, from the same lines, is a tie: a person has to decide between them. */
const TIED = 0.95;
/** A line that more incidents than this share belongs to none of them. */
const MAX_TIED = 4;
const MAX_SHOWN = 300;

/** Matches a log that comes in pieces. */
export class Matcher {
  readonly #index: OpenIndex;
  readonly #sighter: Sighter;
  /** What came before the block: lines, and UTF-16 units. */
  #linesBefore = 0;
  #unitsBefore = 0;
  #lineCount = 0;

  constructor(index: OpenIndex) {
    this.#index = index;
    this.#sighter = new Sighter(index);
  }

  /** Takes the next whole lines. */
  add(text: string): void {
    for (let start = 0; start < text.length; ) {
      let end = Math.min(start + BLOCK, text.length);
      const newline = text.lastIndexOf('\n', end - 1);
      if (end < text.length && newline > start) end = newline + 1;
      this.#addBlock(text.slice(start, end));
      start = end;
    }
  }

  #addBlock(block: string): void {
    const lines = normalise(block);
    for (const line of lines) {
      line.number += this.#linesBefore;
      line.start += this.#unitsBefore;
      line.end += this.#unitsBefore;
    }
    this.#sighter.add(lines);
    this.#lineCount += lines.length;
    this.#unitsBefore += block.length;
    for (let at = block.indexOf('\n'); at !== -1; at = block.indexOf('\n', at + 1)) {
      this.#linesBefore++;
    }
  }

  /**
   * What the lines so far contain. Somebody who quotes a single line has chosen it, so it counts in full, even if every
   * fault of its program prints it.
   */
  result({ top = TOP, threshold = SEEN }: MatchOptions = {}): MatchResult {
    const { only } = this.#sighter;
    const index = only ? { ...this.#index, background: new Set<number>() } : this.#index;
    const sighter = only ? new Sighter(index) : this.#sighter;
    if (only) sighter.add([only]);
    const { sighting } = sighter;
    const all = evidenceIn(sighting, index);
    const matches: Match[] = [];
    const taken = new Set<Seen>();
    let newProbability = 1;
    for (let rest = all; rest[0]; rest = evidenceIn(sighting, index, taken)) {
      const [best] = rest;
      const tied = rest.filter((evidence) => isTied(evidence, best));
      const group = tied.length > MAX_TIED ? [best] : tied;
      // Incidents with the same lines cannot be distinguished, so they share the probability.
      const others = rest.filter((evidence) => evidence === best || !group.includes(evidence));
      const likely = probability(best, others, sighting, index);
      if (likely >= threshold || matches.length === 0) newProbability *= 1 - likely;
      if (likely < threshold) break;
      matches.push(...group.map((evidence) => this.#match(evidence, likely / group.length)));
      if (matches.length >= top) break;
      for (const seen of best.lines.keys()) taken.add(seen);
    }
    const seen = matches.length > 0;
    const nearest = () =>
      all.slice(0, top).map((near) => this.#match(near, probability(near, all, sighting, index)));
    return {
      seen,
      newProbability,
      matches: (seen ? matches : nearest())
        .sort((a, b) => b.probability - a.probability)
        .slice(0, top),
      lineCount: this.#lineCount,
    };
  }

  #match(evidence: Evidence, chance: number): Match {
    const incident = this.#index.incidents[evidence.incident];
    if (!incident) throw new RangeError('the index names an incident that it does not hold');
    const lines = [...evidence.lines]
      .filter(([, tells]) => tells > 0)
      .sort(([a, some], [b, more]) => more - some || a.line.start - b.line.start)
      .map(([{ line }, weight]): MatchedLine => {
        const { number, start, end, text, normalised } = line;
        return {
          line: number,
          start,
          end,
          text: shown(text),
          normalised: shown(normalised),
          weight,
        };
      });
    const { loud } = this.#sighter.sighting.messages;
    const against = { missing: Math.max(0, loud - evidence.loud), of: loud };
    return { ...incident, probability: chance, lines, against };
  }
}

/** Matches a whole text at once. */
export function match(text: string, index: OpenIndex, options?: MatchOptions): MatchResult {
  const matcher = new Matcher(index);
  matcher.add(text);
  return matcher.result(options);
}

function isTied(evidence: Evidence, best: Evidence): boolean {
  return sharedTells(evidence, best) >= TIED * best.nats;
}

function shown(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

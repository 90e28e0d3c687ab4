/** The headings around a place in a note, and the stage that they put it in. */
import type { Heading, Paragraph } from 'mdast';
import { nearStageHeading, stageOfHeading, stagesOfOneHeading } from './headings.ts';
import { plainText } from './itemText.ts';
import type { Stage } from './model.ts';
import type { Vocabulary } from './vocabulary.ts';

/** From a line on, up to the next of these, a note is in a stage or in none. */
export interface StageSpan {
  line: number;
  stage: Stage | undefined;
}

/** A heading, or what looks like one, that does not open the stage it seems to open. */
export interface StageMiss {
  node: Heading | Paragraph;
  kind: 'typo' | 'sounds-like' | 'no-heading' | 'inside-another' | 'two-stages';
  /** The heading that was meant; the stage around it, or the stages that it names. */
  meant: string;
  /** The stage in which the steps below are asked. */
  stage: Stage | undefined;
}

interface Section {
  depth: number;
  text: string;
  /** Of this heading, or of the nearest one above it that opens one. */
  stage: Stage | undefined;
}

/** Follows the headings of a note from top to bottom. */
export class Sections {
  /** Where stages begin and end so far. */
  readonly spans: StageSpan[];
  readonly #words: Vocabulary;
  readonly #whole: Stage | undefined;
  #around: Section[] = [];
  #waiting: StageMiss[] = [];

  /** @param whole the stage of what is under no stage heading. */
  constructor(words: Vocabulary, whole: Stage | undefined) {
    this.#words = words;
    this.#whole = whole;
    this.spans = [{ line: 1, stage: whole }];
  }

  /** The stage here. */
  get stage(): Stage | undefined {
    return this.#headingStage ?? this.#whole;
  }

  /** The texts of the headings around, nearest first. */
  get headings(): string[] {
    return this.#around.map(({ text }) => text).reverse();
  }

  get #headingStage(): Stage | undefined {
    return this.#around.at(-1)?.stage;
  }

  /**
   * Goes on below a heading.
   *
   * @returns what is wrong with it in any case. What only matters if steps are below it waits.
   */
  enter(heading: Heading): StageMiss | undefined {
    this.#around = this.#around.slice(0, this.#parents(heading));
    const around = this.#headingStage;
    const text = plainText(heading.children);
    const stage = stageOfHeading(text, this.#words.headings);
    this.#around.push({ depth: heading.depth, text, stage: stage ?? around });
    this.spans.push({ line: heading.position?.start.line ?? 1, stage: this.stage });
    this.#waiting = this.#waiting.filter(
      ({ node }) => node.type === 'heading' && node.depth < heading.depth,
    );
    // The page finds the recovery steps by their heading.
    if (stage) heading.data = { ...heading.data, hProperties: { dataStage: stage } };
    const miss = this.#missOf(heading, text, stage, around);
    if (miss?.kind === 'typo') return miss;
    if (miss) this.#waiting.push(miss);
    return undefined;
  }

  /** What is wrong with the headings around, now that steps are here. Each is given once. */
  takeMisses(): StageMiss[] {
    const misses = this.#waiting;
    this.#waiting = [];
    return misses;
  }

  /** How many of the headings around stay around a new heading. */
  #parents({ depth }: Heading): number {
    return this.#around.findLastIndex((section) => section.depth < depth) + 1;
  }

  #missOf(
    node: Heading,
    text: string,
    own: Stage | undefined,
    around: Stage | undefined,
  ): StageMiss | undefined {
    const { stage } = this;
    const both = stagesOfOneHeading(text, this.#words.headings);
    if (both) return { node, kind: 'two-stages', meant: both.join(' and '), stage };
    if (own) {
      return around && around !== own
        ? { node, kind: 'inside-another', meant: around, stage: own }
        : undefined;
    }
    const near = nearStageHeading(text, this.#words.headings);
    if (!near) return undefined;
    const { meant, typo } = near;
    if (typo) return { node, kind: 'typo', meant, stage };
    const elsewhere = near.stage === undefined ? this.#whole : near.stage !== stage;
    return elsewhere ? { node, kind: 'sounds-like', meant, stage } : undefined;
  }
}

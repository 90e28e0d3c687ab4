/** Finds steps and questions in a stage that Markdown does not read as list items, so that they would be lost. */
import type { Heading, Html, Root } from 'mdast';
import { stageOfHeading } from './headings.ts';
import { plainText } from './itemText.ts';
import { beginsWithAnswer, endsInQuestion, type Lookalike, lookalike } from './lookalike.ts';
import { LABELLED_STEP, NUMBERED_HEADING } from './markers.ts';
import type { Stage } from './model.ts';
import type { OpenBlock } from './openBlocks.ts';
import { findRegions, type LostReason, type Region } from './regions.ts';
import type { StageSpan } from './sections.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a line is to an item: where its text begins, the rest of its text, or text that may be meant for itself. */
export type LinePart = 'first' | 'rest' | 'next';

interface LinePlace {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

interface LostLine extends LinePlace {
  looksLike: Lookalike;
  reason: LostReason;
}

export interface LostSteps {
  lines: LostLine[];
  open: OpenBlock[];
  /** Stage headings in HTML, where Markdown does not read them. */
  headings: { line: number; column: number; text: string; isTag: boolean }[];
  /** Lines of markup that Markdown reads as the end of the item above them: `:::`. */
  glued: (LinePlace & { text: string })[];
}

const PARAGRAPH: Region = { around: 'text', reason: 'text' };
/** The end of a block in a dialect of Markdown that Belay does not read. */
const FOREIGN_MARKUP = /^(?::{3,}\w*|\{%.*%\}|\$\$|\+{3,}|={3,}.*|\/{3,})$/;
const MARKDOWN_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;
/** A tag that begins an item or a cell, with its text in the next line. */
const LONE_ITEM = /<li\b[^>]*>\s*$/i;

/**
 * Looks at every line of a note that no rule was read from.
 *
 * @param read the lines of items' own text.
 */
export function findLostSteps(
  tree: Root,
  source: string,
  spans: readonly StageSpan[],
  read: ReadonlyMap<number, LinePart>,
  words: Vocabulary,
): LostSteps {
  const lines = source.split(/\r\n|\n|\r/);
  const regions = findRegions(tree, lines, words);
  const result: LostSteps = { lines: [], open: regions.open, headings: [], glued: [] };
  const numbered = headingsLikeSteps(regions.headings, read, lines.length, words);
  const stages = [...spans];
  let stage: Stage | undefined;
  let hidden: Html | undefined;
  /** The last line that was not blank, if this one may belong to it. */
  let before: { what: 'question' | 'item'; place: LinePlace } | undefined;
  for (const [index, whole] of lines.entries()) {
    const line = index + 1;
    for (; stages[0] && stages[0].line <= line; stages.shift()) stage = stages[0].stage;
    const region = regions.lines.get(line) ?? PARAGRAPH;
    if (region === 'skip') continue;
    const text = region.hidden ? whole.slice(region.hidden).padStart(whole.length) : whole;
    if (text.trim() === '') continue;
    const column = text.length - text.trimStart().length + 1;
    const place = { line, column, endLine: line, endColumn: text.trimEnd().length + 1 };
    const heading = region.node && headingIn(text, stage, words);
    if (heading) {
      hidden = region.node;
      result.headings.push({ line, column, ...heading });
    }
    if (stage === undefined && !(hidden && hidden === region.node)) continue;
    const part = read.get(line);
    const goesOn = part ? undefined : before;
    const what = part ? undefined : mayGoOn(text, region);
    before = what && { what, place };
    if (part === 'first') continue;
    if (part && FOREIGN_MARKUP.test(text.trim())) {
      result.glued.push({ ...place, text: text.trim() });
      continue;
    }
    const looksLike = lookalike(
      withoutEmoji(text, region),
      part === 'rest' ? 'rule' : region.around,
      words,
    );
    if (looksLike) {
      result.lines.push({ ...place, looksLike, reason: part ? 'joined' : reasonOf(text, region) });
    } else if (goesOn?.what === 'question' && beginsWithAnswer(text, words)) {
      const reason = region.reason === 'text' ? 'split' : region.reason;
      const { line: from, column: at } = goesOn.place;
      result.lines.push({ ...place, line: from, column: at, looksLike: 'question', reason });
    } else if (goesOn?.what === 'item' || region.isStepRow || numbered.has(line)) {
      result.lines.push({ ...place, looksLike: 'step', reason: region.reason });
    }
  }
  return result;
}

/** Why a line is not read: an item of a list may only lack a box as Markdown knows it. */
function reasonOf(text: string, { around, reason }: Region): LostReason {
  return reason === 'text' && around === 'list' && MARKDOWN_ITEM.test(text) ? 'item' : reason;
}

/** What the next line may go on with: the answer to a question, or the text of an item of HTML. */
function mayGoOn(text: string, { around, reason }: Region): 'question' | 'item' | undefined {
  if (around === 'text' && LONE_ITEM.test(text)) return 'item';
  if (around === 'list' && reason !== 'heading') return undefined;
  return endsInQuestion(text) ? 'question' : undefined;
}

/** In a heading or a warning, an emoji is a decoration, even one that looks like a box. */
function withoutEmoji(text: string, { reason }: Region): string {
  return reason === 'heading' || reason === 'quote'
    ? text.replaceAll(/\p{Extended_Pictographic}\uFE0F?|:[a-z][\w+-]*:/gu, '')
    : text;
}

/** The stage heading that a line of HTML holds, where Markdown does not see it. */
function headingIn(
  text: string,
  around: Stage | undefined,
  words: Vocabulary,
): Pick<LostSteps['headings'][number], 'text' | 'isTag'> | undefined {
  const [, marked, tagged] =
    /^[ \t]*(?:#{1,6}[ \t]+(.+)|<h[1-6]\b[^>]*>(.+?)(?:<\/h[1-6]>.*)?)$/i.exec(text) ?? [];
  const heading = (marked ?? tagged ?? '').replaceAll(/<[^>]*>/g, '').trim();
  const stage = stageOfHeading(heading, words.headings);
  const isTag = marked === undefined;
  if (!stage || (isTag && stage === around)) return undefined;
  return { text: heading, isTag };
}

/**
 * Lines of headings that are steps themselves, as no item is below them: `### Step 2: Drain`, and `### 2. Drain`
 * below the heading of a stage.
 */
function headingsLikeSteps(
  headings: readonly Heading[],
  read: ReadonlyMap<number, LinePart>,
  lastLine: number,
  words: Vocabulary,
): Set<number> {
  const found = new Set<number>();
  let stageDepth = Number.POSITIVE_INFINITY;
  for (const [index, heading] of headings.entries()) {
    const text = plainText(heading.children);
    if (heading.depth <= stageDepth) stageDepth = Number.POSITIVE_INFINITY;
    if (stageOfHeading(text, words.headings)) {
      stageDepth = heading.depth;
      continue;
    }
    const isStep =
      LABELLED_STEP.test(text) || (heading.depth > stageDepth && NUMBERED_HEADING.test(text));
    if (!isStep) continue;
    const line = heading.position?.start.line ?? 0;
    const next = headings.slice(index + 1).find(({ depth }) => depth <= heading.depth);
    const end = next?.position?.start.line ?? lastLine + 1;
    const hasItems = [...read.keys()].some((key) => key > line && key < end);
    if (!hasItems) found.add(line);
  }
  return found;
}

/** Finds the list items in a stage, and those outside that look as if they belong in one. */
import type {
  Blockquote,
  Heading,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Root,
  RootContent,
} from 'mdast';
import { nearStageHeading, stageOfHeading, stagesOfOneHeading } from './headings.ts';
import { firstParagraph, plainText } from './itemText.ts';
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

export interface Visitor {
  /** A list in a stage. `headings` are the texts of the headings above it, nearest first. */
  inStage(list: List, stage: Stage, headings: readonly string[]): void;
  /** An item of a list outside every stage, nested ones included. */
  outside(item: ListItem): void;
  miss(miss: StageMiss): void;
}

interface Section {
  depth: number;
  text: string;
  /** Of this heading, or of the nearest one above it that opens one. */
  stage: Stage | undefined;
}

/** Kinds of GitHub's alerts: https://docs.github.com/get-started/writing-on-github */
const ALERT = /^\[!(?:note|tip|important|warning|caution)\]/i;

/**
 * Walks a note. A stage lasts from its heading to the next of the same or a higher level; `whole` is the
 * stage of what stands under none. Quotes and fences are quotations: what is in them is left alone, but an alert
 * is the author's own. The content of MDX components counts as if the component were not there.
 *
 * @returns where stages begin and end, in the order of lines.
 */
export function walkStages(
  tree: Root,
  words: Vocabulary,
  whole: Stage | undefined,
  visitor: Visitor,
): StageSpan[] {
  const sections: Section[] = [];
  const spans: StageSpan[] = [{ line: 1, stage: whole }];
  const current = (): Stage | undefined => sections.at(-1)?.stage ?? whole;
  /** Headings that only matter if steps stand below them. */
  let waiting: StageMiss[] = [];
  const stepsHere = (): void => {
    for (const miss of waiting) visitor.miss(miss);
    waiting = [];
  };

  const visit = (nodes: readonly RootContent[]): void => {
    for (const [index, node] of nodes.entries()) {
      if (node.type === 'heading') enter(node);
      else if (node.type === 'list') visitList(node);
      else if (node.type === 'paragraph') {
        if (nodes[index + 1]?.type === 'list') visitPseudoHeading(node);
      } else if (isAlert(node)) visit(node.children);
      else if (isComponent(node)) visit(node.children as RootContent[]);
    }
  };
  const enter = (heading: Heading): void => {
    while ((sections.at(-1)?.depth ?? 0) >= heading.depth) sections.pop();
    const around = sections.at(-1)?.stage;
    const text = plainText(heading.children);
    const stage = stageOfHeading(text, words.headings);
    sections.push({ depth: heading.depth, text, stage: stage ?? around });
    spans.push({ line: heading.position?.start.line ?? 1, stage: current() });
    waiting = waiting.filter(({ node }) => node.type === 'heading' && node.depth < heading.depth);
    const both = stagesOfOneHeading(text, words.headings);
    if (both) {
      waiting.push({
        node: heading,
        kind: 'two-stages',
        meant: both.join(' and '),
        stage: current(),
      });
    }
    if (stage) {
      // The page knows the recovery steps by their heading.
      heading.data = { ...heading.data, hProperties: { dataStage: stage } };
      if (!both && around && around !== stage) {
        waiting.push({ node: heading, kind: 'inside-another', meant: around, stage });
      }
      return;
    }
    const near = both ? undefined : nearStageHeading(text, words.headings);
    if (!near) return;
    const { meant, typo } = near;
    if (typo) visitor.miss({ node: heading, kind: 'typo', meant, stage: current() });
    else if (near.stage === undefined ? whole : near.stage !== current()) {
      waiting.push({ node: heading, kind: 'sounds-like', meant, stage: current() });
    }
  };
  /** `**Before deploy**` and `##Before deploy` above a list. */
  const visitPseudoHeading = (paragraph: Paragraph): void => {
    const text = plainText(paragraph.children).replace(/^#+/, '').trim();
    const stage = text.length < 60 ? stageOfHeading(text, words.headings) : undefined;
    if (!stage || stage === current()) return;
    const miss = { node: paragraph, kind: 'no-heading', stage: current() } as const;
    visitor.miss({ ...miss, meant: text.replace(/[\s:]+$/, '') });
  };
  const visitList = (list: List): void => {
    const stage = current();
    if (stage) {
      stepsHere();
      visitor.inStage(list, stage, sections.map((section) => section.text).reverse());
    } else {
      if (list.children.some(isStepLike)) stepsHere();
      for (const item of list.children) visitOutside(item);
    }
  };
  const visitOutside = (item: ListItem): void => {
    visitor.outside(item);
    const paragraph = firstParagraph(item);
    const lists = nestedLists(item);
    if (paragraph && lists.length > 0) visitPseudoHeading(paragraph);
    for (const list of lists) for (const nested of list.children) visitOutside(nested);
  };
  visit(tree.children);
  return spans;
}

/** The lists directly below an item. */
export function nestedLists(item: ListItem): List[] {
  return item.children.filter((child) => child.type === 'list');
}

/** Whether a node is one of GitHub's alerts: `> [!IMPORTANT]`. */
export function isAlert(node: Nodes): node is Blockquote {
  if (node.type !== 'blockquote') return false;
  const [first] = node.children;
  return first?.type === 'paragraph' && ALERT.test(plainText(first.children));
}

/** Whether a node is a component of MDX, with children. */
function isComponent(node: RootContent): node is RootContent & { children: unknown[] } {
  return (node.type as string) === 'mdxJsxFlowElement' && 'children' in node;
}

function isStepLike(item: ListItem): boolean {
  const paragraph = firstParagraph(item);
  return (
    typeof item.checked === 'boolean' ||
    (paragraph !== undefined && /[?？؟]/.test(plainText(paragraph.children))) ||
    nestedLists(item).some((list) => list.children.some(isStepLike))
  );
}

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
import { stageOfHeading } from './headings.ts';
import { firstParagraph, hasQuestionMark, plainText } from './itemText.ts';
import type { Stage } from './model.ts';
import { Sections, type StageMiss, type StageSpan } from './sections.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Visitor {
  /** A list in a stage. `headings` are the texts of the headings above it, nearest first. */
  inStage(list: List, stage: Stage, headings: readonly string[]): void;
  /** An item of a list outside every stage, nested ones included. */
  outside(item: ListItem): void;
  miss(miss: StageMiss): void;
}

/** Kinds of GitHub's alerts: https://docs.github.com/get-started/writing-on-github */
const ALERT = /^\[!(?:note|tip|important|warning|caution)\]/i;

/**
 * Walks a note. A stage lasts from its heading to the next of the same or a higher level; `whole` is the
 * stage of what is under no stage heading. Quotes and fences are quotations, which are left out, but an alert
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
  const sections = new Sections(words, whole);
  const reportMisses = (): void => {
    for (const miss of sections.takeMisses()) visitor.miss(miss);
  };

  const visit = (nodes: readonly RootContent[]): void => {
    for (const [index, node] of nodes.entries()) {
      if (node.type === 'heading') visitHeading(node);
      else if (node.type === 'list') visitList(node);
      else if (node.type === 'paragraph') {
        if (nodes[index + 1]?.type === 'list') visitPseudoHeading(node);
      } else if (isAlert(node)) visit(node.children);
      else if (isComponent(node)) visit(node.children as RootContent[]);
    }
  };
  const visitHeading = (heading: Heading): void => {
    const miss = sections.enter(heading);
    if (miss) visitor.miss(miss);
  };
  /** `**Before deploy**` and `##Before deploy` above a list. */
  const visitPseudoHeading = (node: Paragraph): void => {
    const text = plainText(node.children).replace(/^#+/, '').trim();
    const meant = text.length < 60 ? stageOfHeading(text, words.headings) : undefined;
    const { stage } = sections;
    if (!meant || meant === stage) return;
    visitor.miss({ node, kind: 'no-heading', stage, meant: text.replace(/[\s:]+$/, '') });
  };
  const visitList = (list: List): void => {
    if (sections.stage) {
      reportMisses();
      visitor.inStage(list, sections.stage, sections.headings);
    } else {
      if (list.children.some(isStepLike)) reportMisses();
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
  return sections.spans;
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
    (paragraph !== undefined && hasQuestionMark(paragraph)) ||
    nestedLists(item).some((list) => list.children.some(isStepLike))
  );
}

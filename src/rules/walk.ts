/** Finds the list items that stand in a stage, and those outside that look as if they should. */
import type { Heading, List, ListItem, Root, RootContent } from 'mdast';
import { nearStageHeading, stageOfHeading } from './headings.ts';
import { plainText } from './itemText.ts';
import type { Stage } from './model.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Visitor {
  /** A list in a stage. `headings` are the texts of the headings above it, nearest first. */
  inStage(list: List, stage: Stage, headings: readonly string[]): void;
  /** An item of a list outside every stage, nested ones included. */
  outside(item: ListItem): void;
  /** A heading that is nearly, but not quite, a stage heading. */
  nearMiss(heading: Heading, meant: string): void;
}

interface Section {
  depth: number;
  text: string;
  stage?: Stage;
}

/**
 * Walks a note. A stage lasts from its heading to the next of the same or a higher level; `whole` is the
 * stage of what stands under none. Quotes and fences are quotations: what is in them is left alone.
 * The content of MDX components counts as if the component were not there.
 */
export function walkStages(
  tree: Root,
  words: Vocabulary,
  whole: Stage | undefined,
  visitor: Visitor,
): void {
  const sections: Section[] = [];
  const visit = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'heading') enter(node);
      else if (node.type === 'list') visitList(node);
      else if (isComponent(node)) visit(node.children as RootContent[]);
    }
  };
  const enter = (heading: Heading): void => {
    while ((sections.at(-1)?.depth ?? 0) >= heading.depth) sections.pop();
    const text = plainText(heading.children);
    const stage = stageOfHeading(text, words.headings);
    sections.push({ depth: heading.depth, text, ...(stage && { stage }) });
    // The page tells the recovery steps by their heading.
    if (stage) heading.data = { ...heading.data, hProperties: { dataStage: stage } };
    const meant = stage ? undefined : nearStageHeading(text, words.headings);
    if (meant !== undefined) visitor.nearMiss(heading, meant);
  };
  const visitList = (list: List): void => {
    const stage = sections.findLast((section) => section.stage)?.stage ?? whole;
    if (stage) visitor.inStage(list, stage, sections.map((section) => section.text).reverse());
    else for (const item of list.children) visitOutside(item);
  };
  const visitOutside = (item: ListItem): void => {
    visitor.outside(item);
    for (const list of nestedLists(item)) for (const nested of list.children) visitOutside(nested);
  };
  visit(tree.children);
}

/** The lists directly below an item. */
export function nestedLists(item: ListItem): List[] {
  return item.children.filter((child) => child.type === 'list');
}

function isComponent(node: RootContent): node is RootContent & { children: unknown[] } {
  return (node.type as string) === 'mdxJsxFlowElement' && 'children' in node;
}

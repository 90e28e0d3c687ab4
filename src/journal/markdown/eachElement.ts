/** Visits the nodes of an HTML tree. */
import type { Element, Nodes, Parents } from 'hast';

/** What a visitor returns to skip the children of an element. */
export const SKIP = Symbol('skip');

type Visitor<Node> = (node: Node, index: number, parent: Parents) => unknown;

/**
 * Calls a function for each node below another one, parents first, in the order of the document. JSX is visited,
 * too. The function may change the node, or replace it in `parent.children[index]`: then the children of the node that
 * it was given are next.
 *
 * `unist-util-visit` does the same. It names each of its calls for stack traces, which took a sixth of a
 * build: ten plugins walk each note.
 */
export function eachNode(parent: Parents, visitor: Visitor<Nodes>): void {
  // The list may grow or shrink meanwhile.
  for (let index = 0; index < parent.children.length; index++) {
    const child = parent.children[index] as Nodes;
    if (visitor(child, index, parent) !== SKIP && 'children' in child) eachNode(child, visitor);
  }
}

/** As `eachNode`, for elements only. Half of all nodes are texts, and cost nothing. */
export function eachElement(parent: Parents, visitor: Visitor<Element>): void {
  for (let index = 0; index < parent.children.length; index++) {
    const child = parent.children[index] as Nodes;
    if (child.type === 'text') continue;
    if (child.type === 'element' && visitor(child, index, parent) === SKIP) continue;
    if ('children' in child) eachElement(child, visitor);
  }
}

/** Spares a look at each node of a note for each definition that it may have. */
import type { ElementContent } from 'hast';
import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast';
import { defaultHandlers } from 'remark-rehype';
import type { Plugin } from 'unified';

type State = Parameters<typeof defaultHandlers.root>[0];

/** The trees that were replaced, by what is there instead. */
const wholes = new WeakMap<Root, Root>();

/** Blocks that may hold definitions. */
const CONTAINERS = new Set(['root', 'blockquote', 'list', 'listItem']);

/**
 * Replaces a tree by its definitions of links and footnotes alone. `remark-rehype` looks for them in all nodes of the tree
 * that it is given, in a slow way, and then makes HTML of the whole tree with `rootHandler`.
 */
export const definitionsOnly: Plugin<[], Root> = () => (tree) => {
  const only: Root = { type: 'root', children: definitionsIn(tree) };
  wholes.set(only, tree);
  return only;
};

/** Makes HTML of the tree that `definitionsOnly` has replaced, or of the one given. */
export function rootHandler(state: State, node: Root): ElementContent {
  // The types of handlers do not know that the one for a root makes a root.
  return defaultHandlers.root(state, wholes.get(node) ?? node) as unknown as ElementContent;
}

function definitionsIn(node: Nodes): (Definition | FootnoteDefinition)[] {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') return [node];
  if (!('children' in node) || !CONTAINERS.has(node.type)) return [];
  return node.children.flatMap(definitionsIn);
}

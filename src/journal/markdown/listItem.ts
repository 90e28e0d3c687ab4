/** List items and headings as HTML, in time that grows with their number. */
import type { Element } from 'hast';
import type { Heading, ListItem, Parents } from 'mdast';
import { defaultHandlers } from 'remark-rehype';

type State = Parameters<typeof defaultHandlers.listItem>[0];

const looseLists = new WeakMap<Parents, boolean>();

/**
 * As `mdast-util-to-hast` has it, but whether a list is loose is found once for the list: it looks at all
 * items again for each of them.
 */
export const listItem = withProperties((state, item: ListItem, parent) => {
  if (parent?.type !== 'list') return defaultHandlers.listItem(state, item, parent);
  const spread = looseLists.get(parent) ?? (parent.spread || parent.children.some(isLoose));
  looseLists.set(parent, spread);
  return defaultHandlers.listItem(state, item, { type: 'list', spread, children: [] });
});

export const heading = withProperties((state, node: Heading) =>
  defaultHandlers.heading(state, node),
);

/** Gives an element the properties that plugins set for it. `mdast-util-to-hast` clones them, which takes longer than all else. */
function withProperties<Node extends Heading | ListItem>(
  handle: (state: State, node: Node, parent: Parents | undefined) => Element,
) {
  return (state: State, node: Node, parent: Parents | undefined): Element => {
    const { hProperties, ...data } = node.data ?? {};
    if (!hProperties) return handle(state, node, parent);
    const element = handle(state, { ...node, data }, parent);
    Object.assign(element.properties, hProperties);
    return element;
  };
}

function isLoose({ spread, children }: ListItem): boolean {
  return spread ?? children.length > 1;
}

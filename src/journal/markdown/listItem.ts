/** List items as HTML, in time that grows with their number. */
import type { ListItem, Parents } from 'mdast';
import { defaultHandlers } from 'remark-rehype';

type State = Parameters<typeof defaultHandlers.listItem>[0];

const looseLists = new WeakMap<Parents, boolean>();

/**
 * As `mdast-util-to-hast` has it, but whether a list is loose is found once for the list: it looks at all
 * items again for each of them.
 */
export function listItem(state: State, item: ListItem, parent: Parents | undefined) {
  if (parent?.type !== 'list') return defaultHandlers.listItem(state, item, parent);
  const spread = looseLists.get(parent) ?? (parent.spread || parent.children.some(isLoose));
  looseLists.set(parent, spread);
  return defaultHandlers.listItem(state, item, { type: 'list', spread, children: [] });
}

function isLoose({ spread, children }: ListItem): boolean {
  return spread ?? children.length > 1;
}

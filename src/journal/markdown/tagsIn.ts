import type { Root } from 'hast';
import { eachElement } from './eachElement.ts';

const known = new WeakMap<Root, ReadonlySet<string>>();

/**
 * Whether a tree may hold elements of a name. It is walked once: most notes hold no picture, and most plugins look for one
 * kind of element. So no plugin may add elements of a name that a later one asks for.
 */
export function mayHold(tree: Root, tagName: string): boolean {
  let tags = known.get(tree);
  if (!tags) {
    const found = new Set<string>();
    eachElement(tree, (node) => void found.add(node.tagName));
    tags = found;
    known.set(tree, tags);
  }
  return tags.has(tagName);
}

/** Pictures on other hosts become links: a page of the journal asks no host but its own. */
import type { Element, ElementContent, Root } from 'hast';
import type { Plugin } from 'unified';
import { eachElement } from './eachElement.ts';
import { mayHold } from './tagsIn.ts';

/** Replaces each `<img>` of another host by a link to it, or by its text if it is in a link already. */
export const rehypeRemoteImages: Plugin<[], Root> = () => (tree) => {
  if (!mayHold(tree, 'img')) return;
  const inLinks = new Set<Element>();
  eachElement(tree, (node, index, parent) => {
    if (node.tagName === 'a') eachElement(node, (inner) => void inLinks.add(inner));
    if (node.tagName !== 'img') return;
    const source = String(node.properties['src'] ?? '');
    if (!/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(source)) return;
    const text: ElementContent = {
      type: 'text',
      value: String(node.properties['alt'] || 'Picture'),
    };
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: source },
      children: [text],
    };
    parent.children[index] = inLinks.has(node) || !/^(?:https?:)?\/\//i.test(source) ? text : link;
  });
};

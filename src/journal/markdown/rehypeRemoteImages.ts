/** Pictures on other hosts become links: a page of the journal asks no host but its own. */
import type { Element, ElementContent, Root } from 'hast';
import type { Plugin } from 'unified';
import { visitParents } from 'unist-util-visit-parents';

/** Replaces each `<img>` of another host by a link to it, or by its text where it stands in a link already. */
export const rehypeRemoteImages: Plugin<[], Root> = () => (tree) => {
  visitParents(tree, { tagName: 'img' }, (node, ancestors) => {
    const parent = ancestors.at(-1);
    const source = String(node.properties['src'] ?? '');
    if (!parent || !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(source)) return;
    const text: ElementContent = {
      type: 'text',
      value: String(node.properties['alt'] || 'Picture'),
    };
    const linked = ancestors.some((one) => one.type === 'element' && one.tagName === 'a');
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: source },
      children: [text],
    };
    const place = parent.children.indexOf(node);
    parent.children[place] = linked || !/^(?:https?:)?\/\//i.test(source) ? text : link;
  });
};

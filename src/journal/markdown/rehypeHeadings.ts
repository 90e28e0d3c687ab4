/** Ids on headings, and the list of them for a table of contents. */
import Slugger from 'github-slugger';
import type { Element, ElementContent, Node, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Plugin } from 'unified';
import type { Heading } from '../fields/types.ts';
import { eachElement, eachNode } from './eachElement.ts';
import { isJsxElement, literalAttribute } from './jsx.ts';
import { RESERVED_IDS } from './reservedIds.ts';

declare module 'vfile' {
  interface DataMap {
    headings: Heading[];
    /** All that a link can lead to: headings, rules, and ids of HTML and JSX that are written out. */
    anchors: string[];
  }
}

/**
 * Gives each heading the id that GitHub would, and leaves the list in `file.data.headings`. A heading
 * never takes an id that begins with `rule-`, for those are rules' anchors, nor one of the page's own or of
 * other elements. Its text becomes a link to itself, so that a reader can send it to somebody.
 */
export const rehypeHeadings: Plugin<[], Root> = () => (tree, file) => {
  const slugger = new Slugger();
  for (const id of [...RESERVED_IDS, ...idsIn(tree)]) slugger.occurrences[id] = 0;
  const headings: Heading[] = [];
  eachElement(tree, (node) => {
    const [, depth] = /^h([1-6])$/.exec(node.tagName) ?? [];
    if (depth === undefined) return;
    const text = textOf(node);
    const given = node.properties['id'];
    const slug =
      typeof given === 'string'
        ? given
        : slugger.slug(text.normalize('NFC')).replace(/^rule-/, 'about-rule-');
    node.properties['id'] = slug;
    headings.push({ depth: Number(depth), slug, text });
    // The one above footnotes is for screen readers alone.
    if (slug !== 'footnote-label') node.children = linked(node.children, slug);
  });
  file.data.headings = headings;
  file.data.anchors = idsIn(tree);
};

function idsIn(tree: Root): string[] {
  const ids: string[] = [];
  eachNode(tree, (node) => {
    if (node.type === 'text') return;
    const id = node.type === 'element' ? node.properties['id'] : idOfJsx(node);
    if (typeof id === 'string') ids.push(id);
  });
  return ids;
}

function idOfJsx(node: Node): string | undefined {
  return isJsxElement(node) ? literalAttribute(node, 'id') : undefined;
}

/** A link to the heading: around its text, or after it where the text holds a link of its own. */
function linked(children: ElementContent[], slug: string): ElementContent[] {
  const inner = children.some((child) => child.type === 'element' && holdsLink(child));
  const anchor = (inside: ElementContent[], label?: string): Element => ({
    type: 'element',
    tagName: 'a',
    properties: { href: `#${slug}`, className: ['anchor'], ...(label && { ariaLabel: label }) },
    children: inside,
  });
  return inner ? [...children, anchor([], 'Link to this section')] : [anchor(children)];
}

function holdsLink(node: Element): boolean {
  return (
    node.tagName === 'a' ||
    node.children.some((child) => child.type === 'element' && holdsLink(child))
  );
}

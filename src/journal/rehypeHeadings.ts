/** Ids on headings, and the list of them for a table of contents. */
import Slugger from 'github-slugger';
import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import type { Heading } from './types.ts';

declare module 'vfile' {
  interface DataMap {
    headings: Heading[];
  }
}

/**
 * Gives each heading the id that GitHub would, and leaves the list in `file.data.headings`. A heading
 * never takes an id that begins with `rule-`: those are rules' anchors.
 */
export const rehypeHeadings: Plugin<[], Root> = () => (tree, file) => {
  const slugger = new Slugger();
  const headings: Heading[] = [];
  visit(tree, 'element', (node) => {
    const [, depth] = /^h([1-6])$/.exec(node.tagName) ?? [];
    if (depth === undefined) return;
    const text = textOf(node);
    const given = node.properties['id'];
    const slug =
      typeof given === 'string' ? given : slugger.slug(text).replace(/^rule-/, 'about-rule-');
    node.properties['id'] = slug;
    headings.push({ depth: Number(depth), slug, text });
  });
  file.data.headings = headings;
};

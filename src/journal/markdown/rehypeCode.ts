/** Highlights code, except very long blocks. */
import rehypeShiki from '@shikijs/rehype';
import type { Element, ElementContent, Parents, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { type Plugin, unified } from 'unified';
import { eachElement } from './eachElement.ts';
import { shikiOptions } from './shiki.ts';
import { MAX_COLOURED } from './tuning.ts';

const shiki = unified().use(rehypeShiki, shikiOptions).freeze();

/** Shiki, which gets the longest fences as plain text. */
export const rehypeCode: Plugin<[], Root> = () => async (tree, file) => {
  const places: { parent: Parents; index: number }[] = [];
  eachElement(tree, (node, index, parent) => {
    if (node.tagName === 'pre') places.push({ parent, index });
    if (node.tagName === 'code') boundColours(node);
  });
  if (places.length === 0) return;
  // Shiki looks at all that it is given, and only fences matter to it.
  const children = places.map(({ parent, index }) => parent.children[index] as RootContent);
  const fences: Root = { type: 'root', children };
  await shiki.run(fences, file);
  for (const [at, { parent, index }] of places.entries()) {
    parent.children[index] = fences.children[at] as ElementContent;
  }
};

function boundColours(code: Element): void {
  const { className } = code.properties;
  if (!Array.isArray(className) || textOf(code).length <= MAX_COLOURED) return;
  code.properties['className'] = className.map((name) =>
    /^language-/.test(String(name)) ? 'language-text' : name,
  );
}

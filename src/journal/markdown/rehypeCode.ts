/** Colours for code, as far as somebody will read it. */
import rehypeShiki from '@shikijs/rehype';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { type Plugin, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { shikiOptions } from './shiki.ts';
import { MAX_COLOURED } from './tuning.ts';

const shiki = unified().use(rehypeShiki, shikiOptions).freeze();

/** Shiki, which is told that the longest fences are plain text. */
export const rehypeCode: Plugin<[], Root> = () => async (tree, file) => {
  visit(tree, { tagName: 'code' }, (code: Element) => {
    const { className } = code.properties;
    if (Array.isArray(className) && textOf(code).length > MAX_COLOURED) {
      code.properties['className'] = className.map((name) =>
        /^language-/.test(String(name)) ? 'language-text' : name,
      );
    }
  });
  await shiki.run(tree, file);
};

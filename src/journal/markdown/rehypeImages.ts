/** Pictures that do not hold a page up. */
import type { Root } from 'hast';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';

/** Has pictures loaded once the reader comes near them. */
export const rehypeImages: Plugin<[], Root> = () => (tree) => {
  visit(tree, { tagName: 'img' }, ({ properties }) => {
    properties['loading'] = 'lazy';
    properties['decoding'] = 'async';
  });
};

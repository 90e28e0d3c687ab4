/** Pictures that do not hold a page up. */
import type { Root } from 'hast';
import type { Plugin } from 'unified';
import { eachElement } from './eachElement.ts';

/** Has pictures loaded once the reader comes near them. */
export const rehypeImages: Plugin<[], Root> = () => (tree) => {
  eachElement(tree, ({ tagName, properties }) => {
    if (tagName !== 'img') return;
    properties['loading'] = 'lazy';
    properties['decoding'] = 'async';
  });
};

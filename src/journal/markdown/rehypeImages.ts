/** Lazy loading for pictures. */
import type { Root } from 'hast';
import type { Plugin } from 'unified';
import { eachElement } from './eachElement.ts';

/** Lets browsers load pictures when the reader scrolls near them. */
export const rehypeImages: Plugin<[], Root> = () => (tree) => {
  eachElement(tree, ({ tagName, properties }) => {
    if (tagName !== 'img') return;
    properties['loading'] = 'lazy';
    properties['decoding'] = 'async';
  });
};

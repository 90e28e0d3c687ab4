/** Lazy loading for pictures. */
import type { Root } from 'hast';
import type { Plugin } from 'unified';
import { eachElement } from './eachElement.ts';
import { mayHold } from './tagsIn.ts';

/** Lets browsers load pictures when the reader scrolls near them. */
export const rehypeImages: Plugin<[], Root> = () => (tree) => {
  if (!mayHold(tree, 'img')) return;
  eachElement(tree, ({ tagName, properties }) => {
    if (tagName !== 'img') return;
    properties['loading'] = 'lazy';
    properties['decoding'] = 'async';
  });
};

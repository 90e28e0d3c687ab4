/** Keeps what stands behind a fence's language on its way to HTML. */
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';

/** Hands a fence's meta string over as the property `metastring`, for data on a node do not outlive `rehype-raw`. */
export const remarkFenceMeta: Plugin<[], Root> = () => (tree) => {
  visit(tree, 'code', (node) => {
    if (node.meta) node.data = { ...node.data, hProperties: { metastring: node.meta } };
  });
};

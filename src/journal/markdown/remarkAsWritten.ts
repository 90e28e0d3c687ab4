/** `keepAsWritten` as a plugin, for `.mdx`. */
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { keepAsWritten } from './asWritten.ts';

export const remarkAsWritten: Plugin<[], Root> = () => (tree, file) => {
  keepAsWritten(tree, String(file));
};

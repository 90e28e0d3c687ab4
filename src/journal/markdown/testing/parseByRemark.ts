/** For tests: `.md` by the parser that `.mdx` has, to hold the two together. */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { keepAsWritten } from '../asWritten.ts';
import { GFM_OPTIONS } from '../parseMdx.ts';

const parser = unified().use(remarkParse).use(remarkGfm, GFM_OPTIONS).freeze();

export function parseByRemark(text: string): Root {
  const tree = parser.parse(text);
  keepAsWritten(tree, text);
  return tree;
}

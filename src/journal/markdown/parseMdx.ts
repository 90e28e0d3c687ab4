/** MDX → mdast, by remark: the native parser's MDX is not what `@astrojs/mdx` compiles. */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { keepAsWritten } from './asWritten.ts';

/** One tilde is a tilde: `5~7 minutes`. */
export const GFM_OPTIONS = { singleTilde: false };

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm, GFM_OPTIONS).freeze();

/**
 * Parses a note's MDX. Nothing in it is run.
 *
 * @throws {import('vfile-message').VFileMessage} where the syntax is wrong, with its place.
 */
export function parseMdx(text: string): Root {
  const tree = parser.parse(text);
  keepAsWritten(tree, text);
  return tree;
}

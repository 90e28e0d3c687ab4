/** Markdown → mdast, by the native parser that Astro brings. */
import type { Root } from 'mdast';
import { markdownToMdast } from 'satteri';
import { keepAsWritten } from './asWritten.ts';

/** The front matter is blanked out before: a rule of dashes at the top of the body is one. */
const FEATURES = { frontmatter: false };

/**
 * Parses GitHub's Markdown into the tree that remark-parse with remark-gfm gives, with positions.
 *
 * @see https://satteri.bruits.org/docs/entry-points/
 */
export function parseMarkdown(text: string): Root {
  const tree = markdownToMdast(text, { features: FEATURES }) as Root;
  keepAsWritten(tree, text);
  return tree;
}

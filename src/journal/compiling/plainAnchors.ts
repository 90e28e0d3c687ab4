/** What links can lead to in a note whose page is not made: worked out from its Markdown alone. */
import Slugger from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Collected } from '../../rules/collectRules.ts';
import { RESERVED_IDS } from '../markdown/reservedIds.ts';
import type { NoteContent } from './noteContent.ts';

/** HTML that gives ids, and footnotes, which bring their own. */
const MORE_IN_MARKDOWN = /<(?:[a-z][^<>]*\s(?:id|name)\s*=|h[1-6]\b)|\[\^/i;
/** Any element, import and expression. */
const MORE_IN_MDX = /[<{]|\[\^/;

/**
 * The anchors of a note's headings and rules, as its page has them.
 *
 * @param body the note without its front matter. Where HTML in it may add anchors, `moreAnchors` is set.
 */
export function plainAnchors(
  tree: Root,
  { rules }: Collected,
  body: string,
  format: 'md' | 'mdx',
): Required<Pick<NoteContent, 'anchors'>> & Pick<NoteContent, 'moreAnchors'> {
  const anchors = rules.map(({ rule }) => rule.anchor);
  const slugger = new Slugger();
  for (const id of [...RESERVED_IDS, ...anchors]) slugger.occurrences[id] = 0;
  let moreAnchors = (format === 'md' ? MORE_IN_MARKDOWN : MORE_IN_MDX).test(body);
  const visit = (node: Nodes): void => {
    if (node.type === 'heading') {
      const text = textOf(node, { includeImageAlt: false, includeHtml: false });
      anchors.push(slugger.slug(text.normalize('NFC')).replace(/^rule-/, 'about-rule-'));
      if (node.children.some(({ type }) => type === 'break' || type === 'html')) moreAnchors = true;
    } else if ('children' in node && node.type !== 'paragraph' && node.type !== 'table') {
      for (const child of node.children) visit(child);
    }
  };
  visit(tree);
  return { anchors, ...(moreAnchors && { moreAnchors }) };
}

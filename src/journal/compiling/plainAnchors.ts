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

/** Whether `plainAnchors` finds all that the note's page has. */
export function hasPlainAnchors(tree: Root, body: string, format: 'md' | 'mdx'): boolean {
  const isPlain = (node: Nodes): boolean => {
    if (node.type === 'html') return false;
    // In a heading of several lines, blanks at the ends of lines are not on the page.
    const { start, end } = node.position ?? {};
    if (node.type === 'heading' && start?.line !== end?.line) return false;
    return 'children' in node ? node.children.every(isPlain) : true;
  };
  return format === 'md' && !MORE_IN_MARKDOWN.test(body) && isPlain(tree);
}

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
  const anchorOf = new Map<Nodes, string>(rules.map(({ rule, item }) => [item, rule.anchor]));
  const anchors: string[] = [];
  const slugger = new Slugger();
  for (const id of [...RESERVED_IDS, ...anchorOf.values()]) slugger.occurrences[id] = 0;
  let moreAnchors = (format === 'md' ? MORE_IN_MARKDOWN : MORE_IN_MDX).test(body);
  const visit = (node: Nodes): void => {
    const anchor = anchorOf.get(node);
    if (anchor !== undefined) anchors.push(anchor);
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

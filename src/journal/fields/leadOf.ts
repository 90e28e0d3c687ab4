/** What a note is about, where its front matter does not say it. */
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

const MAX_SUMMARY = 200;

/** The beginning of a note's text: its first paragraph, shortened. */
export function leadOf(tree: Root): string {
  const paragraph = tree.children.find((node) => node.type === 'paragraph' && textOf(node).trim());
  return paragraph ? shortened(textOf(paragraph)) : '';
}

/** A text on one line, cut between two words if it is long. */
export function shortened(written: string): string {
  const text = written.replaceAll(/\s+/g, ' ').trim();
  if (text.length <= MAX_SUMMARY) return text;
  return `${text.slice(0, MAX_SUMMARY).replace(/\s+\S*$/, '')}…`;
}

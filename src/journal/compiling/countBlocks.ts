/** Whether a note is more than a page can show. */
import type { Root, RootContent } from 'mdast';
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** The longest changelogs of well-known projects have some 10,000. */
const MAX_BLOCKS = 20_000;

/** Blocks that hold no others. */
const LEAVES = new Set(['paragraph', 'heading', 'table']);

/**
 * What a reference to a footnote counts for: at its note, each is a link back with a number. So 100 kB of them made a page
 * of 5 MB, in 5 s.
 */
const FOOTNOTE = 20;

/** An error for a note with too many blocks or footnotes, at the first that is one too many. */
export function tooManyBlocks(tree: Root, path: string): Diagnostic | undefined {
  let blocks = 0;
  const beyond = (nodes: readonly RootContent[], inline: boolean): RootContent | undefined => {
    for (const node of nodes) {
      if (node.type === 'footnoteReference') blocks += FOOTNOTE;
      // Each row of a table is filled up to the width of its first.
      else if (node.type === 'table') blocks += node.children.length * (node.align?.length ?? 1);
      else if (!inline) blocks++;
      if (blocks > MAX_BLOCKS) return node;
      if (!('children' in node)) continue;
      const holdsText = inline || LEAVES.has(node.type);
      const found = beyond(node.children as RootContent[], holdsText);
      if (found) return found;
    }
    return undefined;
  };
  const node = beyond(tree.children, false);
  if (!node) return undefined;
  return {
    path,
    line: node.position?.start.line ?? 1,
    column: node.position?.start.column ?? 1,
    ...problem('note-too-complex', { max: MAX_BLOCKS }),
  };
}

/** Whether a note is more than a page can show. */
import type { Root, RootContent } from 'mdast';
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** The longest changelogs of well-known projects have some 10,000. */
const MAX_BLOCKS = 20_000;

/** Blocks that hold no others. */
const LEAVES = new Set(['paragraph', 'heading', 'table']);

/** An error for a note with too many blocks, at the first that is one too many. */
export function tooManyBlocks(tree: Root, path: string): Diagnostic | undefined {
  let blocks = 0;
  const beyond = (nodes: readonly RootContent[]): RootContent | undefined => {
    for (const node of nodes) {
      // Each row of a table is filled up to the width of its first.
      blocks += node.type === 'table' ? node.children.length * (node.align?.length ?? 1) : 1;
      if (blocks > MAX_BLOCKS) return node;
      if (!('children' in node) || LEAVES.has(node.type)) continue;
      const found = beyond(node.children as RootContent[]);
      if (found) return found;
    }
    return undefined;
  };
  const node = beyond(tree.children);
  if (!node) return undefined;
  return {
    path,
    line: node.position?.start.line ?? 1,
    column: node.position?.start.column ?? 1,
    ...problem('note-too-complex', { max: MAX_BLOCKS }),
  };
}

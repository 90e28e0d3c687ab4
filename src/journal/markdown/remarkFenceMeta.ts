/** Keeps what comes after a fence's language on its way to HTML. */
import type { Code, Nodes, Root } from 'mdast';
import type { Plugin } from 'unified';
import { MAX_MARKED_LINES, MAX_MARKED_WORDS } from './tuning.ts';

/** Hands a fence's meta string over as the property `metastring`, for data on a node do not outlive `rehype-raw`. */
export const remarkFenceMeta: Plugin<[], Root> = () => (tree) => keepMeta(tree);

function keepMeta(node: Nodes): void {
  if (node.type === 'code' && node.meta) {
    node.meta = boundedMeta(node.meta, node);
    node.data = { ...node.data, hProperties: { metastring: node.meta } };
  }
  if ('children' in node) for (const child of node.children) keepMeta(child);
}

/** A meta string that marks no more than there is: Shiki makes a list of all lines of `{1-99999999}`. */
function boundedMeta(meta: string, { value }: Code): string {
  const lines = value.split('\n').length;
  return meta
    .replaceAll(/\{([\d,\s-]+)\}/g, (_, ranges: string) => `{${boundedRanges(ranges, lines)}}`)
    .replaceAll(/\/((?:\\.|[^/])+)\//g, (mark, word: string) =>
      value.split(word.replaceAll(/\\(.)/g, '$1')).length - 1 > MAX_MARKED_WORDS ? '' : mark,
    );
}

function boundedRanges(ranges: string, lines: number): string {
  const bounded = ranges.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map((number) => Number.parseInt(number, 10));
    const last = Math.min(to, lines);
    return from >= 1 && last >= from ? [from === last ? `${from}` : `${from}-${last}`] : [];
  });
  return bounded.slice(0, MAX_MARKED_LINES).join(',');
}

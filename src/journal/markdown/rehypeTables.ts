/** Tables that fit a phone. */
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Plugin } from 'unified';
import { eachElement, SKIP } from './eachElement.ts';
import { mayHold } from './tagsIn.ts';
import { MAX_NARROW_COLUMNS } from './tuning.ts';

/**
 * Puts each table into a box that scrolls sideways. One of two columns, the first headed `time`,
 * is the course of an incident, and is marked as such.
 */
export const rehypeTables: Plugin<[], Root> = () => (tree) => {
  if (!mayHold(tree, 'table')) return;
  eachElement(tree, (node, index, parent) => {
    if (node.tagName !== 'table') return;
    const headings = headingsOf(node);
    const wide = headings.length > MAX_NARROW_COLUMNS;
    const ofTimes = headings.length === 2 && /^(?:time|when|at)\b/i.test(headings[0] ?? '');
    if (ofTimes) node.properties['className'] = ['by-time'];
    parent.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: {
        className: ['table-scroll'],
        ...(wide && { tabIndex: 0, role: 'group', ariaLabel: 'Table' }),
      },
      children: [node],
    };
    return SKIP;
  });
};

function headingsOf(table: Element): string[] {
  const headings: string[] = [];
  eachElement(table, (cell) => {
    if (cell.tagName === 'th') headings.push(textOf(cell).trim());
  });
  return headings;
}

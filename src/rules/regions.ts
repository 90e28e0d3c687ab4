/** The kind of block that each line of a note is in, to explain why a step is not read. */
import type { Blockquote, Heading, Html, Nodes, Root, Table } from 'mdast';
import { plainText } from './itemText.ts';
import type { Surroundings } from './lookalike.ts';
import { STEP_COLUMN } from './markers.ts';
import { isFenced, type OpenBlock, openFence, openHtml } from './openBlocks.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isAlert } from './walk.ts';

/** Why a line is not a rule. */
export type LostReason =
  | 'html'
  | 'table'
  | 'code'
  | 'joined'
  | 'heading'
  | 'text'
  | 'item'
  | 'quote'
  | 'split';

export interface Region {
  around: Surroundings;
  reason: LostReason;
  node?: Html;
  /** How many characters of the line a comment or the like hides: `<!-- note --> - [ ] Drain`. */
  hidden?: number;
  /** A row of a table whose columns are steps: it looks like a step, whatever its cells hold. */
  isStepRow?: true;
}

export interface Regions {
  /** By line; lines of plain paragraphs have none. `skip`: these lines are not meant as steps. */
  lines: ReadonlyMap<number, Region | 'skip'>;
  open: OpenBlock[];
  headings: Heading[];
}

/** Says of lines what they are part of, and finds blocks without an end. */
export function findRegions(tree: Root, source: readonly string[], words: Vocabulary): Regions {
  const lines = new Map<number, Region | 'skip'>();
  const open: OpenBlock[] = [];
  const headings: Heading[] = [];

  const mark = (node: Nodes, inList: boolean): void => {
    const all = (region: Region | 'skip'): void => {
      const { start, end } = node.position ?? {};
      for (let line = start?.line ?? 1; line <= (end?.line ?? 0); line++) lines.set(line, region);
    };
    switch (node.type as string) {
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
        all('skip');
        return;
    }
    switch (node.type) {
      case 'blockquote':
        if (isAlert(node)) break;
        all(isCallout(node) ? { around: 'list', reason: 'quote' } : 'skip');
        return;
      case 'list':
        all({ around: 'list', reason: 'text' });
        break;
      case 'heading':
        if (!inList) headings.push(node);
        all({ around: 'list', reason: 'heading' });
        return;
      case 'table':
        markTable(node, inList);
        return;
      case 'code': {
        const fence = openFence(node, source, words);
        if (fence) open.push(fence);
        all(isFenced(node, source) ? 'skip' : { around: 'text', reason: 'code' });
        return;
      }
      case 'html': {
        const unclosed = openHtml(node, words);
        if (unclosed) open.push(unclosed);
        const region: Region = { around: inList ? 'list' : 'text', reason: 'html', node };
        const close = endOfHidden(node.value);
        all(unclosed || close !== undefined ? 'skip' : region);
        if (!unclosed && close !== undefined) markAfter(node, close, region);
        return;
      }
      case 'paragraph':
        return;
    }
    if (!('children' in node)) return;
    for (const child of node.children) mark(child, inList || node.type === 'list');
  };

  /** The text after the end of a comment or the like is on the page, and belongs to no list. */
  const markAfter = (node: Html, close: string, region: Region): void => {
    const line = node.position?.end.line ?? 0;
    const text = source[line - 1] ?? '';
    const hidden = text.toLowerCase().indexOf(close) + close.length;
    if (hidden >= close.length) lines.set(line, { ...region, around: 'text', hidden });
  };

  const markTable = (table: Table, inList: boolean): void => {
    const [head, ...rows] = table.children;
    const isSteps =
      !inList && head?.children.some((cell) => STEP_COLUMN.test(plainText(cell.children))) === true;
    for (const row of table.children) {
      const line = row.position?.start.line ?? 0;
      const isStepRow = isSteps && rows.includes(row);
      lines.set(line, { around: 'table', reason: 'table', ...(isStepRow && { isStepRow }) });
    }
  };

  mark(tree, false);
  return { lines, open, headings };
}

/** What ends a block of HTML whose content is not on the page as text, or is code. */
function endOfHidden(html: string): string | undefined {
  if (html.startsWith('<!--')) return '-->';
  const [, name] = /^<(script|style|pre|textarea)\b/i.exec(html) ?? [];
  return name && `</${name.toLowerCase()}>`;
}

const CALLOUT = /^(?:\[![\p{L}-]+\]|\p{Extended_Pictographic}\uFE0F?)/u;
const CALLOUT_WORD = /^(?:note|tip|important|warning|caution|danger|attention|info)\b/i;

/** Whether a quotation quotes nobody: `> **Warning**`, `> ⚠️ …`, `> [!DANGER]`. */
function isCallout(node: Blockquote): boolean {
  const [first] = node.children;
  if (first?.type !== 'paragraph') return false;
  if (CALLOUT.test(plainText(first.children))) return true;
  const [word] = first.children;
  return word?.type === 'strong' && CALLOUT_WORD.test(plainText(word.children));
}

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

type MarkedLine = [line: number, region: Region | 'skip'];

/** Finds what each line is part of, and the blocks without an end. */
export function findRegions(tree: Root, source: readonly string[], words: Vocabulary): Regions {
  const lines = new Map<number, Region | 'skip'>();
  const open: OpenBlock[] = [];
  const headings: Heading[] = [];
  const markLines = (marked: readonly MarkedLine[]): void => {
    for (const [line, region] of marked) lines.set(line, region);
  };
  const markAll = (node: Nodes, region: Region | 'skip'): void => markLines(allLines(node, region));

  const mark = (node: Nodes, inList: boolean): void => {
    switch (node.type as string) {
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
        markAll(node, 'skip');
        return;
    }
    switch (node.type) {
      case 'blockquote':
        if (isAlert(node)) break;
        markAll(node, isCallout(node) ? { around: 'list', reason: 'quote' } : 'skip');
        return;
      case 'list':
        markAll(node, { around: 'list', reason: 'text' });
        break;
      case 'heading':
        if (!inList) headings.push(node);
        markAll(node, { around: 'list', reason: 'heading' });
        return;
      case 'table':
        markLines(tableLines(node, inList));
        return;
      case 'code': {
        const fence = openFence(node, source, words);
        if (fence) open.push(fence);
        const region: Region = { around: 'text', reason: 'code' };
        markAll(node, isFenced(node, source) ? 'skip' : region);
        return;
      }
      case 'html': {
        const unclosed = openHtml(node, words);
        if (unclosed) open.push(unclosed);
        if (unclosed) markAll(node, 'skip');
        else markLines(htmlLines(node, inList, source));
        return;
      }
      case 'paragraph':
        return;
    }
    if (!('children' in node)) return;
    for (const child of node.children) mark(child, inList || node.type === 'list');
  };

  mark(tree, false);
  return { lines, open, headings };
}

function allLines({ position }: Nodes, region: Region | 'skip'): MarkedLine[] {
  const { line: first = 1 } = position?.start ?? {};
  const { line: last = 0 } = position?.end ?? {};
  const count = Math.max(0, last - first + 1);
  return Array.from({ length: count }, (_, index) => [first + index, region]);
}

function tableLines(table: Table, inList: boolean): MarkedLine[] {
  const [head, ...rows] = table.children;
  const isSteps =
    !inList && head?.children.some((cell) => STEP_COLUMN.test(plainText(cell.children))) === true;
  return table.children.map((row) => {
    const isStepRow = isSteps && rows.includes(row);
    const region: Region = { around: 'table', reason: 'table', ...(isStepRow && { isStepRow }) };
    return [row.position?.start.line ?? 0, region];
  });
}

/** The lines of HTML. The text after the end of a comment or the like is on the page, and belongs to no list. */
function htmlLines(node: Html, inList: boolean, source: readonly string[]): MarkedLine[] {
  const region: Region = { around: inList ? 'list' : 'text', reason: 'html', node };
  const close = endOfHidden(node.value);
  if (close === undefined) return allLines(node, region);
  const marked = allLines(node, 'skip');
  const last = node.position?.end.line ?? 0;
  const hidden = (source[last - 1] ?? '').toLowerCase().indexOf(close) + close.length;
  if (hidden >= close.length) marked.push([last, { ...region, around: 'text', hidden }]);
  return marked;
}

/** What ends a block of HTML whose content is not on the page as text, or is code. */
function endOfHidden(html: string): string | undefined {
  if (html.startsWith('<!--')) return '-->';
  const [, name] = /^<(script|style|pre|textarea)\b/i.exec(html) ?? [];
  return name && `</${name.toLowerCase()}>`;
}

const CALLOUT = /^(?:\[![\p{L}-]+\]|\p{Extended_Pictographic}\uFE0F?)/u;
const CALLOUT_WORD = /^(?:note|tip|important|warning|caution|danger|attention|info)\b/i;

/** Whether a quotation is the author's own text: `> **Warning**`, `> ⚠️ …`, `> [!DANGER]`. */
function isCallout(node: Blockquote): boolean {
  const [first] = node.children;
  if (first?.type !== 'paragraph') return false;
  if (CALLOUT.test(plainText(first.children))) return true;
  const [word] = first.children;
  return word?.type === 'strong' && CALLOUT_WORD.test(plainText(word.children));
}

/** Steps and questions in a stage that Markdown does not hand over as list items, so that nothing reads them. */
import type { Code, Html, Nodes, Root } from 'mdast';
import { stageOfHeading } from './headings.ts';
import { lookalike, type Surroundings } from './lookalike.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isAlert, type StageSpan } from './walk.ts';

/** What a line is to an item: where its text begins, the rest of its text, or text that may be meant for itself. */
export type LinePart = 'first' | 'rest' | 'next';

/** Why a line is not a rule. */
type LostReason = 'html' | 'table' | 'code' | 'joined' | 'heading' | 'text';

interface LostLine {
  line: number;
  column: number;
  endColumn: number;
  looksLike: 'step' | 'question';
  reason: LostReason;
  /** The line, without what is around it. */
  text: string;
}

/** A block that swallows what comes after it. */
interface OpenBlock {
  node: Code | Html;
  what: 'fence' | 'comment' | 'html';
  /** Where it ends at last, if it does. */
  end?: number;
}

export interface LostSteps {
  lines: LostLine[];
  open: OpenBlock[];
  /** Stage headings in HTML, where Markdown does not read them. */
  headings: { line: number; column: number; text: string }[];
}

type Region = { around: Surroundings; reason: LostReason; node?: Html } | 'skip';

/**
 * Looks at every line of a note that no rule was read from.
 *
 * @param read the lines of items' own text.
 */
export function findLostSteps(
  tree: Root,
  source: string,
  spans: readonly StageSpan[],
  read: ReadonlyMap<number, LinePart>,
  words: Vocabulary,
): LostSteps {
  const lines = source.split(/\r\n|\n|\r/);
  const result: LostSteps = { lines: [], open: [], headings: [] };
  const regions = new Map<number, Region>();
  mark(tree, lines, regions, result.open, words);
  const stages = [...spans];
  let inStage = false;
  let hidden: Html | undefined;
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    for (; stages[0] && stages[0].line <= line; stages.shift()) {
      inStage = stages[0].stage !== undefined;
    }
    const region = regions.get(line) ?? { around: 'text', reason: 'text' };
    if (region === 'skip') continue;
    if (region.node) {
      const [, heading = ''] = /^[ \t]*#{1,6}[ \t]+(.+)$/.exec(text) ?? [];
      if (heading !== '' && stageOfHeading(heading, words.headings)) {
        hidden = region.node;
        result.headings.push({
          line,
          column: text.length - text.trimStart().length + 1,
          text: heading,
        });
      }
    }
    if (!inStage && !(hidden && hidden === region.node)) continue;
    const part = read.get(line);
    if (part === 'first') continue;
    const around = part === 'rest' ? 'rule' : region.around;
    const looksLike = lookalike(text, around, words);
    if (!looksLike) continue;
    const reason = part ? 'joined' : text.trimStart().startsWith('|') ? 'table' : region.reason;
    const column = text.length - text.trimStart().length + 1;
    result.lines.push({
      line,
      column,
      endColumn: text.trimEnd().length + 1,
      looksLike,
      reason,
      text: text.trim(),
    });
  }
  return result;
}

/** Says of lines what they are part of, and finds blocks without an end. */
function mark(
  node: Nodes,
  lines: readonly string[],
  regions: Map<number, Region>,
  open: OpenBlock[],
  words: Vocabulary,
): void {
  const all = (region: Region): void => {
    const { start, end } = node.position ?? {};
    for (let line = start?.line ?? 1; line <= (end?.line ?? 0); line++) regions.set(line, region);
  };
  switch (node.type as string) {
    case 'mdxjsEsm':
    case 'mdxFlowExpression':
      all('skip');
      return;
    case 'blockquote':
      if (isAlert(node)) break;
      all('skip');
      return;
    case 'list':
      all({ around: 'list', reason: 'text' });
      break;
    case 'heading':
      all({ around: 'list', reason: 'heading' });
      break;
  }
  if (node.type === 'code') {
    const fence = openFence(node, lines, words);
    if (fence) open.push(fence);
    all(isFenced(node, lines) ? 'skip' : { around: 'text', reason: 'code' });
  } else if (node.type === 'html') {
    const unclosed = openHtml(node, words);
    if (unclosed) open.push(unclosed);
    const hides = unclosed || /^<(?:!--|script|style|pre|textarea)/i.test(node.value);
    all(hides ? 'skip' : { around: 'text', reason: 'html', node });
  } else if ('children' in node && node.type !== 'paragraph' && node.type !== 'table') {
    for (const child of node.children) mark(child, lines, regions, open, words);
  }
}

const FENCE = /^(`{3,}|~{3,})/;

function isFenced(node: Code, lines: readonly string[]): boolean {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return FENCE.test(lines[line - 1]?.slice(column - 1) ?? '');
}

/** A fence that never ends, or that only ends where a later one was to begin or end. */
function openFence(node: Code, lines: readonly string[], words: Vocabulary): OpenBlock | undefined {
  const { start, end } = node.position ?? {};
  if (!start || !end) return undefined;
  const [, marker = ''] = FENCE.exec(lines[start.line - 1]?.slice(start.column - 1) ?? '') ?? [];
  if (marker === '') return undefined;
  const last = lines[end.line - 1]?.replace(/^[\s>]*/, '').trimEnd() ?? '';
  const sort = marker.charAt(0);
  const isEnd = last.length >= marker.length && last === sort.repeat(last.length);
  if (end.line === start.line || !isEnd) return { node, what: 'fence' };
  const inner = node.value.split('\n');
  const another = inner.some((line) => {
    const [, nested = '', info = ''] =
      /^[\s>]{0,3}(`{3,}|~{3,})[ \t]*([\p{L}].*)$/u.exec(line) ?? [];
    return nested.startsWith(marker) && info !== '';
  });
  return another && hides(inner, words) ? { node, what: 'fence', end: end.line } : undefined;
}

/** A comment or an element whose end is missing, or which ends with a later one. */
function openHtml(node: Html, words: Vocabulary): OpenBlock | undefined {
  const { value } = node;
  const end = node.position?.end.line;
  if (value.startsWith('<!--')) {
    const close = value.indexOf('-->', 2);
    if (close < 0) return { node, what: 'comment' };
    const inner = value.slice(4, close);
    return inner.includes('<!--') && hides(inner.split('\n'), words)
      ? { node, what: 'comment', ...(end !== undefined && { end }) }
      : undefined;
  }
  const [, name] = /^<(script|style|pre|textarea)\b/i.exec(value) ?? [];
  if (name && !new RegExp(`</${name}`, 'i').test(value)) return { node, what: 'html' };
  return undefined;
}

/** Whether lines that nobody reads hold a stage or a step. */
function hides(lines: readonly string[], words: Vocabulary): boolean {
  return lines.some((line) => {
    const [, heading = ''] = /^\s*#{1,6}\s+(.+)$/.exec(line) ?? [];
    return (
      (heading !== '' && stageOfHeading(heading, words.headings) !== undefined) ||
      lookalike(line, 'list', words) !== undefined
    );
  });
}

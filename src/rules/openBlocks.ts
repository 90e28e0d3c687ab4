/** Blocks of a note that swallow what comes after them: fences, comments and elements without an end. */
import type { Code, Html } from 'mdast';
import { stageOfHeading } from './headings.ts';
import { lookalike } from './lookalike.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A block that swallows what comes after it. */
export interface OpenBlock {
  node: Code | Html;
  what: 'fence' | 'comment' | 'html';
  /** Where it ends at last, if it does. */
  end?: number;
}

const FENCE = /^(`{3,}|~{3,})/;

/** Whether code is between fences, not indented. */
export function isFenced(node: Code, lines: readonly string[]): boolean {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return FENCE.test(lines[line - 1]?.slice(column - 1) ?? '');
}

/** A fence that never ends, or that only ends where a later one was to begin or end. */
export function openFence(
  node: Code,
  lines: readonly string[],
  words: Vocabulary,
): OpenBlock | undefined {
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
export function openHtml(node: Html, words: Vocabulary): OpenBlock | undefined {
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

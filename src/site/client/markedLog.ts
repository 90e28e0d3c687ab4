/** The log, with the lines marked that led to an incident. */
import type { Match } from '../../symptoms/types.ts';
import * as words from '../language/words.ts';
import { element } from './element.ts';

/** How many lines around a marked one are shown. */
const AROUND = 2;
const MAX_LINE_LENGTH = 400;
const MAX_LINES = 400;

/** The marked lines of a text with the lines around them; gaps are shown as such. */
export function markedLog(text: string, matches: readonly Match[]): HTMLElement {
  const lines = text.trimEnd().split('\n');
  const marks = new Map<number, number>();
  matches.forEach((match, place) => {
    for (const { line, start, end } of match.lines) {
      const span = text.slice(start, end).split('\n').length;
      for (let at = line; at < line + span; at++) if (!marks.has(at)) marks.set(at, place + 1);
    }
  });
  const shown = [...new Set([...marks.keys()].flatMap((line) => around(line, lines.length)))]
    .sort((a, b) => a - b)
    .slice(0, MAX_LINES);
  let last = 0;
  const rows = shown.flatMap((line) => {
    const gap = line > last + 1 ? [element('span', { class: 'match-gap' }, '⋮\n')] : [];
    last = line;
    return [...gap, row(line, lines[line - 1] ?? '', marks.get(line))];
  });
  return element(
    'pre',
    {
      class: 'code match-log',
      tabindex: '0',
      'aria-label': words.markedLogLabel,
    },
    element('samp', {}, ...rows),
  );
}

function around(line: number, count: number): number[] {
  const first = Math.max(1, line - AROUND);
  return Array.from({ length: Math.min(count, line + AROUND) - first + 1 }, (_, at) => first + at);
}

function row(line: number, text: string, incident: number | undefined): HTMLElement {
  const cut = text.length > MAX_LINE_LENGTH ? `${text.slice(0, MAX_LINE_LENGTH)}…` : text;
  return element(
    'span',
    { class: 'match-row' },
    element('span', { class: 'match-number', 'aria-hidden': 'true' }, String(line)),
    incident === undefined
      ? `${cut}\n`
      : element('mark', { title: words.incidentOfList(incident) }, `${cut}\n`),
  );
}

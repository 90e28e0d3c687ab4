/** Reports what a log was matched with, for people: the recovery steps come first. */

import type { MatchedLine, MatchResult } from '../../symptoms/types.ts';
import type { Style } from '../../text/style.ts';
import { visibleLine } from '../../text/visible.ts';
import { amount } from '../diagnosticsReport.ts';
import type { NotedMatch } from './journalMatcher.ts';

/** Lines of evidence that are shown without `--explain`. */
const MAX_LINES = 3;
/** From this probability on, the report says "Seen before" and not "Possible match". */
const SURE = 0.9;

export interface NotedResult extends Omit<MatchResult, 'matches'> {
  matches: NotedMatch[];
}

/** The whole report. `explain`: every line, as it was read and as it was compared, with its weight. */
export function matchText(result: NotedResult, explain: boolean, style: Style): string {
  const { seen, matches, lineCount } = result;
  if (seen) return matches.map((match) => matchBlock(match, explain, style)).join('\n');
  const nearest = matches.filter(({ lines }) => lines.length > 0);
  const read = amount(lineCount, 'line');
  return [
    `${style.bold('Not seen before.')} No incident in this journal matches ${lineCount === 1 ? 'this line' : `these ${read}`}.`,
    ...(nearest.length > 0
      ? [
          'The nearest incidents, all unlikely:',
          ...nearest.map(
            (match) => `  ${percent(match)}  ${match.date}  ${visibleLine(match.title)}`,
          ),
          ...(explain ? nearest.flatMap((match) => ['', ...lineRows(match, true, style)]) : []),
        ]
      : []),
    '`belay new incident "TITLE" --log FILE` starts a note from this log.',
    '',
  ].join('\n');
}

/** One incident: its probability, its recovery steps, where to read, and the lines for and against it. */
export function matchBlock(match: NotedMatch, explain: boolean, style: Style): string {
  const { title, date, severity, recovery, summary, file } = match;
  const sure =
    match.probability >= SURE ? style.red('Seen before') : style.yellow('Possible match');
  return [
    `${sure}, ${percent(match).trim()}: ${style.bold(visibleLine(title))}  ${date}, ${severity}`,
    ...(recovery.length > 0
      ? [
          '  Recovery steps:',
          ...recovery.map((step, index) => `    ${index + 1}. ${visibleLine(step)}`),
        ]
      : ['  The note has no recovery steps. What happened:', `    ${visibleLine(summary)}`]),
    `  Read ${visibleLine(file)}`,
    ...lineRows(match, explain, style),
    ...againstRow(match),
    '',
  ].join('\n');
}

function lineRows({ lines }: NotedMatch, explain: boolean, style: Style): string[] {
  const shown = explain ? lines : lines.slice(0, MAX_LINES);
  const width = Math.max(0, ...shown.map(({ line }) => String(line).length));
  const rest = lines.length - shown.length;
  const masked = !explain && shown.some(({ normalised }) => normalised.includes('‹'));
  return [
    `  It shows in ${amount(lines.length, 'line')}${rest > 0 ? ', most clearly in these' : ''}${masked ? ' (‹…› replaces what differs each time)' : ''}:`,
    ...shown.flatMap((line) => lineRow(line, width, explain, style)),
  ];
}

/** The evidence against it. Without this, ten unknown errors next to a known one would go unnoticed. */
function againstRow({ against: { missing, of } }: NotedMatch): string[] {
  if (missing === 0 || of < 2) return [];
  const errors =
    missing === of
      ? `None of your ${of} error messages is`
      : `${missing} of your ${of} error messages ${missing === 1 ? 'is' : 'are'} not`;
  return [`  Against it: ${errors} in that incident.`];
}

function lineRow(
  { line, text, normalised, weight }: MatchedLine,
  width: number,
  explain: boolean,
  style: Style,
): string[] {
  const number = String(line).padStart(width);
  if (!explain) return [`    ${style.dim(number)}  ${visibleLine(normalised)}`];
  const margin = ' '.repeat(width);
  return [
    `    ${style.dim(number)}  ${visibleLine(text.trim())}`,
    `    ${margin}  ${style.dim(`compared as: ${visibleLine(normalised)}  (${weight.toFixed(1)} nats)`)}`,
  ];
}

/** Never 100 %, as no match is certain. */
function percent({ probability }: NotedMatch): string {
  const whole = Math.min(99, Math.max(1, Math.round(probability * 100)));
  return `${String(whole).padStart(2)} %`;
}

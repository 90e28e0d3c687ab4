/** Splits a paste into lines, and joins those that a terminal wrapped at its width. */
import { cleanLine } from './clean.ts';
import { prefixLength } from './prefixes.ts';

export interface RawLine {
  /** From 1. */
  number: number;
  /** Its position in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** Cleaned, of bounded length. */
  text: string;
  /** Whether it may have been cut: it fills the last column, and no line continues it. */
  full: boolean;
  /** The length of the prefix that a log collector added to the line, in UTF-16 units. */
  skip?: number;
}

/** Longer lines are read in pieces, so that a regular expression never sees more at once. */
const PIECE = 4000;
/** No program cuts lines shorter than this. */
const NARROWEST = 60;
/** The default width of terminals: one full line is enough to suspect wrapping. */
const USUAL_WIDTH = 80;
/** Other common widths: these need two full lines, as the longest of a few lines often has such a length by chance. */
const COMMON_WIDTHS = new Set([72, 76, 78, 79, 100, 120, 132, 160]);

/**
 * Splits a text into lines. Where no line is longer than a width that several fill to the last column (one
 * is enough at the default width), full lines continue in the next one.
 */
export function readLines(text: string): RawLine[] {
  const lines = splitLines(text);
  const width = wrapWidth(lines);
  if (width === undefined) return markCut(lines);
  const prefixed = lines.filter(({ text }) => beginsLine(text)).length * 4 >= lines.length;
  const joined: RawLine[] = [];
  let open: RawLine | undefined;
  for (const line of lines) {
    const full: boolean = line.text.length === width && line.end - line.start < PIECE;
    const begins =
      (prefixed && beginsLine(line.text)) || (open && beginAlike(open.text, line.text));
    if (open && open.text.length < PIECE && !begins) {
      open.text += line.text;
      open.end = line.end;
      open.full = full;
    } else {
      open = { ...line, full };
      joined.push(open);
    }
    if (!full) open = undefined;
  }
  return markCut(joined);
}

/** Whether several lines share the greatest length, so were cut to it: by `ps`, `kubectl get events` or a pager. */
function markCut(lines: RawLine[]): RawLine[] {
  const widest = widestOf(lines);
  const cut = lines.filter(({ text }) => text.length === widest);
  if (cut.length > 1 && widest >= NARROWEST) for (const line of cut) line.full = true;
  return lines;
}

/** Whether a line is clearly the beginning of a log line: it has a prefix, or is a record. */
function beginsLine(text: string): boolean {
  return text.startsWith('{"') || prefixLength(text, true) > 0;
}

/** Lines that share this many characters at their beginning have a prefix from a log collector. */
const ALIKE = 8;

function beginAlike(a: string, b: string): boolean {
  return a.length >= ALIKE && /\p{L}/u.test(a.slice(0, ALIKE)) && b.startsWith(a.slice(0, ALIKE));
}

/** Whether a text was decoded from binary data: at least a quarter of it is U+FFFD. */
function isBinary(piece: string): boolean {
  if (!piece.includes('\ufffd')) return false;
  let replaced = 0;
  for (let at = piece.indexOf('\ufffd'); at !== -1; at = piece.indexOf('\ufffd', at + 1))
    replaced++;
  return replaced * 4 > piece.length;
}

/** How rsyslog and string literals write a newline. The latter could also be part of a path, whose next word would be in lower case. */
const ESCAPED_NEWLINE =
  /#012|\\+r?\\*n(?=\\|[^a-z_\d-]|$|(?:at|in|from|by|caused|error|failed|fatal|panic|goroutine|line|stderr|stdout|npm|note|warning)\b)/g;
/** A single one of these may be part of a path or an expression. */
const FEWEST_ESCAPED = 2;

/** The lines within a line whose newlines were escaped: where each begins and ends, and its text. */
function unescaped(line: string): [number, number, string][] {
  const rsyslog = line.includes('#012');
  const literal = !rsyslog && line.includes('\\n') && !line.includes('{"');
  if (!rsyslog && !literal) return [[0, line.length, line]];
  const breaks = [...line.matchAll(ESCAPED_NEWLINE)];
  if (literal && breaks.length < FEWEST_ESCAPED) return [[0, line.length, line]];
  const parts: [number, number, string][] = [];
  let start = 0;
  for (const { index, 0: sign } of [...breaks, { index: line.length, 0: '' }]) {
    const said = line.slice(start, index);
    parts.push([
      start,
      index,
      rsyslog ? said.replaceAll('#011', '\t') : said.replaceAll('\\t', '\t'),
    ]);
    start = index + sign.length;
  }
  return parts;
}

function splitLines(text: string): RawLine[] {
  const lines: RawLine[] = [];
  let number = 1;
  for (let start = 0; start <= text.length; number++) {
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    for (let from = start; from < end; from += PIECE) {
      const to = Math.min(from + PIECE, end);
      for (const [first, last, said] of unescaped(text.slice(from, to).replace(/\r$/, ''))) {
        const piece = cleanLine(said);
        if (piece.trimEnd() !== '' && !isBinary(piece))
          lines.push({ number, start: from + first, end: from + last, text: piece, full: false });
      }
    }
    start = end + 1;
  }
  return lines;
}

function widestOf(lines: readonly RawLine[]): number {
  return lines.reduce((most, { text }) => Math.max(most, text.length), 0);
}

function wrapWidth(lines: readonly RawLine[]): number | undefined {
  const widest = widestOf(lines);
  if (widest < 40 || widest > 400) return undefined;
  // The same line twice says nothing about the width.
  const full = new Set(lines.flatMap(({ text }) => (text.length === widest ? [text] : []))).size;
  if (widest === USUAL_WIDTH || (full >= 2 && COMMON_WIDTHS.has(widest))) return widest;
  return full >= 3 && full * 5 <= lines.length * 4 ? widest : undefined;
}

/** Normalises a log to what it says: one function for the build, the command line and the browser. */

import { readAtom } from './atoms.ts';
import { withoutCollector } from './collectors.ts';
import { readFrame } from './frames.ts';
import { LOG_LEVELS } from './logLevels.ts';
import { loudness } from './loudness.ts';
import { prefixLength } from './prefixes.ts';
import { messageOf } from './records.ts';
import { FRAME_MARK, maskText, type Token } from './token.ts';
import { type RawLine, readLines } from './unwrap.ts';

export interface NormalisedLine extends RawLine {
  tokens: Token[];
  /** How important it looks: see `loudness.ts`. */
  loudness: number;
  /** The tokens, separated by spaces: normalising this again gives the same. */
  normalised: string;
}

/** Shorter lines carry no information. */
const SHORTEST = 4;

/** Reads a paste: joins wrapped lines, removes prefixes, masks variable parts, and turns each stack frame into one token. Leaves out lines without content, repeated lines, and the source line that Python prints below a frame. */
export function normalise(text: string): NormalisedLine[] {
  const result: NormalisedLine[] = [];
  let source = false;
  const met = new Set<string>();
  for (const line of withoutCollector(readLines(text))) {
    if (line.text.length < SHORTEST || met.has(line.text)) continue;
    met.add(line.text);
    for (const message of messageOf(line.skip ? line.text.slice(line.skip) : line.text)) {
      if (source && isIndented(message)) {
        source = false;
        continue;
      }
      const tokens = tokensOf(message);
      if (tokens.length === 0) continue;
      const [first] = tokens;
      source = first?.kind === 'frame' ? PYTHON_FRAME.test(first.text) : source;
      const normalised = tokens.map((token) => token.text).join(' ');
      result.push({ ...line, tokens, normalised, loudness: loudness(line.text, tokens) });
    }
  }
  return result;
}

const PYTHON_FRAME = /\.py(?::|$)/;

/** The form of the source line that Python prints below a frame. */
function isIndented(message: string): boolean {
  const from = prefixLength(message);
  return /^\s{3}/.test(message.slice(from)) || /\s{3}$/.test(message.slice(0, from));
}

/** What ends a piece; the quotes of several languages are among them. */
const DELIMITERS = new Uint8Array(0x10000);
for (const character of ' \t\u00a0\u3000"\'`()[]{}<>,;=|«»„“”‘’!\ufffd')
  DELIMITERS[character.charCodeAt(0)] = 1;
const NUMERIC = /^‹(?:number|time)›$/;
const IP = maskText('ip');
/** Names of days and months in the middle of a line, next to a number: English, German, French and Turkish. */
const DATE_PART =
  /^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|mars|avr|juin|juil|août|sept|déc|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara)$/i;

function maskDateParts(tokens: readonly Token[]): void {
  tokens.forEach((token, place) => {
    if (token.text.length > 5 || token.kind !== 'word' || !DATE_PART.test(token.text)) return;
    const [before, after] = [tokens[place - 1], tokens[place + 1]];
    if (!NUMERIC.test(before?.text ?? '') && !NUMERIC.test(after?.text ?? '')) return;
    token.kind = 'mask';
    token.text = maskText('time');
  });
}

/** `web-3[10.0.0.7]`, `web-3/10.0.0.7`: a word right before an address is the name of a machine. */
function nameHost(tokens: Token[], start: number): void {
  const last = tokens.at(-1);
  if (last?.kind === 'word' && start - last.end === 1) {
    last.kind = 'mask';
    last.text = maskText('host');
  }
}

const LEVELS = new Set(LOG_LEVELS);

/** The tokens of one clean, complete line; their positions refer to that line. */
function tokensOf(line: string): Token[] {
  const from = prefixLength(line);
  const message = from === 0 ? line : line.slice(from);
  const frame = readFrame(message);
  if (frame) return [{ kind: 'frame', text: frame, start: from, end: line.length }];
  const tokens: Token[] = [];
  let previous = '';
  let begun = false;
  for (let start = from, end: number; start < line.length; start = end + 1) {
    end = start;
    while (end < line.length && DELIMITERS[line.charCodeAt(end)] === 0) end++;
    if (end === start) continue;
    const piece = line.slice(start, end);
    if (piece.startsWith(FRAME_MARK) && piece.length > 1) {
      tokens.push({ kind: 'frame', text: piece, start, end });
      continue;
    }
    for (const { kind, text } of readAtom(piece, previous)) {
      if (!begun && LEVELS.has(text)) continue;
      if (text === IP && line[start - 1] !== ' ') nameHost(tokens, start);
      begun ||= kind !== 'mask';
      tokens.push({ kind, text, start, end });
      previous = text;
    }
  }
  maskDateParts(tokens);
  return tokens.some(({ kind }) => kind !== 'mask') ? tokens : [];
}

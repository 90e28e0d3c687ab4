/** Removes the prefix that a log collector added to each line, whatever its form. */
import { readFrame } from './frames.ts';
import { prefixLength } from './prefixes.ts';
import type { RawLine } from './unwrap.ts';

/** The fewest lines: fewer may share a beginning by chance. */
const FEWEST = 3;
/** The share of lines that must have the prefix: the first and the last may be cut. */
const MIN_SHARE = 0.8;
/** The share of lines in which a time, a frame, an exception or an indent must follow the prefix, as no words of a message do. */
const BEGINNING = 0.25;
/** The longest possible prefix, in UTF-16 units. */
const MAX_PREFIX_LENGTH = 160;
/** How many lines are tried for their beginning. */
const MAX_TRIED = 4;
/** How many lines of a long log are examined, from the first. */
const MAX_EXAMINED = 300;
const BEGINS = /^(?:\s{2,}|\t|[\w.$]{2,120}(?:Error|Exception|Panic)\b|Traceback |Caused by|\{")/;

/** Marks what the lines share at their beginning: `test<tab>Run tests<tab>`, `web-6f7d9 app `, `app.log:12:`. */
export function withoutCollector(lines: RawLine[]): RawLine[] {
  if (lines.length < FEWEST) return lines;
  const shapes = lines.map(({ text }) => shapeOf(text));
  const prefix = commonPrefix(lines, shapes);
  if (prefix === undefined) return lines;
  lines.forEach((line, at) => {
    const { signs, ends } = shapes[at] as Shape;
    if (signs.startsWith(prefix)) line.skip = ends[prefix.length - 1] as number;
  });
  return lines;
}

/** The longest beginning that most lines share, and after which the log line itself begins. */
function commonPrefix(lines: readonly RawLine[], shapes: readonly Shape[]): string | undefined {
  const sample = shapes.slice(0, MAX_EXAMINED);
  const already = sample.filter((_, at) => startsLogLine((lines[at] as RawLine).text)).length;
  const first = [...new Set(sample.slice(0, MAX_TRIED * 3).map(({ signs }) => signs))].slice(
    0,
    MAX_TRIED,
  );
  for (const signs of first) {
    for (const end of endsOf(signs).reverse()) {
      const prefix = signs.slice(0, end);
      const rests = sample.flatMap((shape, at) =>
        shape.signs.startsWith(prefix)
          ? [(lines[at] as RawLine).text.slice(shape.ends[prefix.length - 1])]
          : [],
      );
      if (rests.length < MIN_SHARE * sample.length) continue;
      if (new Set(rests).size < FEWEST) break;
      if (rests.filter(startsLogLine).length >= already + BEGINNING * sample.length) return prefix;
    }
  }
  return undefined;
}

function startsLogLine(rest: string): boolean {
  return BEGINS.test(rest) || prefixLength(rest, true) > 0 || readFrame(rest) !== undefined;
}

/** A line's beginning, with each number and the random part of a pod's name as one character. */
interface Shape {
  signs: string;
  /** For each character, where it ends in the line. */
  ends: number[];
}

const SIGNS = /(?<=\.\w{1,8})[-:]\d{1,9}[-:]|(?<=-[a-z0-9]{4,10}-)[a-z0-9]{5}(?= )|\d+|./gsu;

function shapeOf(text: string): Shape {
  const ends: number[] = [];
  let signs = '';
  for (const { 0: part, index } of text.slice(0, MAX_PREFIX_LENGTH).matchAll(SIGNS)) {
    signs +=
      part.length === 1 && !/\d/.test(part)
        ? part
        : /^\d+$/.test(part)
          ? '0'
          : /^[-:]/.test(part)
            ? ':'
            : '#';
    ends.push(index + part.length);
  }
  return { signs, ends };
}

/** Where a prefix may end: after a space, a tab, a bar, a colon or a bracket, with one space that follows. */
function endsOf(signs: string): number[] {
  return [...signs.matchAll(/[|:\]]{1,3} ?|\s/g)].map(({ index, 0: sign }) => index + sign.length);
}

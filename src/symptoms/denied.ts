/** What a person says is not of an incident, though it looks so: `notSymptoms:` of its note. */
import { compared } from './compared.ts';
import { normalise } from './normalise.ts';
import { saidIn } from './words.ts';

/** Written at the end of a line that is longer than an answer shows. */
const CUT = /…\s*$/;
/** The beginning of a line that was cut has at least so many words: fewer are the beginning of too many. */
const FEWEST_WORDS = 4;

export interface Denied {
  /** What the lines say, as the index keeps it. */
  said: ReadonlySet<string>;
  /** Whether what a line says is denied: it is one of the lines, or one that was cut is its beginning. */
  has(said: string): boolean;
}

export function deniedBy(texts: readonly string[]): Denied {
  const said = new Set(texts.flatMap(saidBy));
  const beginnings = texts
    .filter((text) => CUT.test(text))
    .flatMap((text) => saidBy(text.replace(CUT, '')).slice(-1))
    // The last word may be half a word.
    .map((text) => text.split(' ').slice(0, -1))
    .filter((words) => words.length >= FEWEST_WORDS)
    .map((words) => `${words.join(' ')} `);
  return {
    said,
    has: (line) => said.has(line) || beginnings.some((beginning) => line.startsWith(beginning)),
  };
}

/** What the lines of a text say, as the index keeps it. */
export function saidBy(text: string): string[] {
  return normalise(text).map(({ tokens }) => compared(saidIn(tokens)));
}

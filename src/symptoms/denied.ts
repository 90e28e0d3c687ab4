/** Lines that a person says do not belong to an incident, although they look like it: `notSymptoms:` of its note. */
import { compared } from './compared.ts';
import { normalise } from './normalise.ts';
import { saidIn } from './words.ts';

/** Appended to a line that is too long to show in full. */
const CUT = /…\s*$/;
/** The fewest words that the beginning of a cut line must have: too many lines begin with fewer. */
const FEWEST_WORDS = 4;

export interface Denied {
  /** What the lines say, in the form that the index stores. */
  said: ReadonlySet<string>;
  /** Whether what a line says is denied: it is one of the lines, or begins with one that was cut. */
  has(said: string): boolean;
}

export function deniedBy(texts: readonly string[]): Denied {
  const said = new Set(texts.flatMap(saidBy));
  const beginnings = texts
    .filter((text) => CUT.test(text))
    .flatMap((text) => saidBy(text.replace(CUT, '')).slice(-1))
    // The last word may be cut.
    .map((text) => text.split(' ').slice(0, -1))
    .filter((words) => words.length >= FEWEST_WORDS)
    .map((words) => `${words.join(' ')} `);
  return {
    said,
    has: (line) => said.has(line) || beginnings.some((beginning) => line.startsWith(beginning)),
  };
}

/** What the lines of a text say, in the form that the index stores. */
export function saidBy(text: string): string[] {
  return normalise(text).map(({ tokens }) => compared(saidIn(tokens)));
}

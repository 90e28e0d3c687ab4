/** The words of a line that are compared, and how often each would be met by chance. */
import { kindOf } from './atoms.ts';
import { FRAME_MARK, type Token, type TokenKind } from './token.ts';

/**
 * How many of a thousand other incidents would have a word of this form: this prior replaces experience, so that a
 * small journal does not take every word for a rare one.
 */
const PRIORS: Record<TokenKind, number> = { mask: 0, word: 12, key: 8, symbol: 2, frame: 3 };
const COMMON = 60;
/** The number of incidents that the priors refer to. */
export const ELSEWHERE = 1000;

/** What a line says, in the form that the index stores: its words without the masks. */
export function saidIn(tokens: readonly Token[]): string {
  return tokens
    .filter(({ kind }) => kind !== 'mask')
    .map(({ text }) => text)
    .join(' ');
}

/** The words of what a line says, as written, each once. */
export function wordsOf(said: string): string[] {
  return [...new Set(said.split(' '))];
}

/**
 * How many incidents in a thousand others would have the word.
 *
 * @param word as written: case tells a key.
 * @param common words that are in logs of every kind, in lower case.
 */
export function priorOf(word: string, common: ReadonlySet<string>): number {
  if (common.has(word.toLowerCase())) return COMMON;
  if (word.startsWith(FRAME_MARK)) return PRIORS.frame;
  return PRIORS[/^\d+$/.test(word) ? 'key' : kindOf(word)];
}

/** Whether a word that this many others would have names something: it is neither prose nor an error code. */
export function isName(prior: number): boolean {
  return prior < PRIORS.key;
}

/** How much a word tells, in nats, if this many of a journal's incidents have it. */
export function wordWeight(prior: number, having: number, incidents: number): number {
  return Math.log((incidents + ELSEWHERE) / (having + prior));
}

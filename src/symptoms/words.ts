/** The words of a line that are compared, and how often each would be met by chance. */
import { kindOf } from './atoms.ts';
import { FRAME_MARK, type Token, type TokenKind } from './token.ts';

/**
 * Incidents in a thousand others that would have a word of this form: what stands in for experience, so that a
 * small journal does not take every word for a rare one.
 */
const PRIORS: Record<TokenKind, number> = { mask: 0, word: 12, key: 8, symbol: 2, frame: 3 };
const COMMON = 60;
/** How many incidents the priors speak of. */
export const ELSEWHERE = 1000;

/** What a line says, as it is kept in the index: its words without the masks. */
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

/** Whether a word that so many others would have is the name of something, not prose and not an error's code. */
export function isName(prior: number): boolean {
  return prior < PRIORS.key;
}

/** How much a word tells, in nats, that so many of a journal's incidents have. */
export function wordWeight(prior: number, having: number, incidents: number): number {
  return Math.log((incidents + ELSEWHERE) / (having + prior));
}

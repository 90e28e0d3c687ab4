/** Whether a line of a note looks like a step, or like a question with an answer, whatever it is to Markdown. */

import { foldCase } from '../text/foldCase.ts';
import { FOREIGN_ANSWERS } from './foreignWords.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Blanks of every kind, quote markers, and the marks of a list, in front of a line's text. */
const START = /^(?:[\s\u200B\u2060\uFEFF]|>)*/u;
const MARKER = '(?:[-*+•‣◦●○▪▫■□►▸➤➢▶·–—→➜]|\\p{N}{1,9}[.)、）]|\\(?\\p{L}[.)])';
const BLANK = '[\\s\\u200B\\u2060\\uFEFF]';
/** `[ ]`, `[]`, `[x]`, `［ ］`, `( )`, `☐`: boxes as people type or paste them. Not `[x](link)`. */
const BOX = new RegExp(
  `^(?:${MARKER}${BLANK}*)?(?:\\[${BLANK}{0,3}[xX✓✔✗✘-]?${BLANK}{0,3}\\](?![(\\[:])|［.?］|\\(${BLANK}{1,2}\\)|[☐☑☒⬜◻▢🔲🔳✅✔])(?=$|${BLANK}|[\\p{L}\\p{N}|])`,
  'u',
);
/** Bullets that are none in Markdown. */
const PASTED_BULLET = new RegExp(`^[•‣◦●○▪▫■□►▸➤➢▶✓✔]${BLANK}*[\\p{L}\\p{N}]`, 'u');
/** `-Drain`, `1)Drain`; `- Drain` with a blank that Markdown does not know. */
const BROKEN_MARKER =
  /^(?:-|\p{N}{1,3}[.)、）])(?=[\p{L}[])|^(?:[-*+]|\p{N}{1,9}[.)])(?=[^\S \t\r\n]|[\u200B\u2060\uFEFF])/u;
const LIST_MARKER = new RegExp(
  `^(?:[-*+–—→➜]|\\p{N}{1,9}[.)])${BLANK}+[\\p{L}\\p{N}"'“*_\`~\\[]`,
  'u',
);
const NUMBERED_STEP = /^[*_]{0,3}step[\s\u00A0]*\p{N}+\b/iu;

/** How strictly to look: inside of a rule's own text, a dash is a dash; in a list, Markdown's bullets are bullets. */
export type Surroundings = 'text' | 'list' | 'rule';

/** What a line looks like, though nothing reads it: a step, a question with its answer, or nothing of the kind. */
export function lookalike(
  line: string,
  around: Surroundings,
  words: Vocabulary,
): 'step' | 'question' | undefined {
  const text = line.replace(START, '');
  const cells = text.startsWith('|') ? text.split('|').map((cell) => cell.trim()) : [text];
  if (cells.some((cell) => BOX.test(cell) || PASTED_BULLET.test(cell))) return 'step';
  if (around !== 'rule' && hasAnsweredQuestion(text, words)) return 'question';
  if (around !== 'list' && BROKEN_MARKER.test(text)) return 'step';
  if (around === 'text' && (LIST_MARKER.test(text) || NUMBERED_STEP.test(text))) return 'step';
  return undefined;
}

/** Whether a question and, right after it, an answer stand in a line, in whatever markup. */
function hasAnsweredQuestion(line: string, words: Vocabulary): boolean {
  const plain = line
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/<\/?[a-z][^>]*>/gi, ' ')
    .replaceAll(/[*_~`]/g, '');
  for (const { index } of plain.matchAll(/[?？؟]/g)) {
    const found = answerAfter(plain.slice(index + 1));
    if (found && words.answers.has(found)) return true;
  }
  return false;
}

/** Whether a text ends like a rule in a language that the journal has no words for: `Testler geçti mi? Evet.` */
export function endsInForeignAnswer(text: string): boolean {
  const [, after] = /[?？؟]([^?？؟]*)$/.exec(text) ?? [];
  const found = after === undefined ? undefined : answerAfter(after);
  return found !== undefined && FOREIGN_ANSWERS.has(found);
}

/** The folded word that follows a question at once, and is a sentence of its own. */
function answerAfter(text: string): string | undefined {
  const [, word] =
    /^(?:[\s|:=>→➜–—()[\]"'”’»-]|\p{Extended_Pictographic}|\uFE0F)*([\p{L}\p{M}]+)(?=$|\s*$|[^\p{L}\p{N}\s'’]|\s+[^\p{Ll}\s])/u.exec(
      text,
    ) ?? [];
  return word === undefined ? undefined : foldCase(word.normalize('NFKC'));
}

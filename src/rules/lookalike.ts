/** Whether a line of a note looks like a step, or like a question with an answer, however Markdown reads it. */

import { foldCase } from '../text/foldCase.ts';
import { FOREIGN_ANSWERS } from './foreignWords.ts';
import { BOX, BROKEN_MARKER, LABELLED_STEP, LIST_MARKER, PASTED_BULLET } from './markers.ts';
import { visibleLines } from './visibleText.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The mark of a footnote, blanks of every kind, quote markers and heading marks in front of a line's text. */
const START =
  /^(?:\[\^[^\]\s]+\]:)?(?:[\s\u200B\u2060\uFEFF]|>|:(?=\s))*(?:#{1,6}(?=[\s\-*+[])[\s\u200B\u2060\uFEFF]*)?/u;

/** A line that no mark of a box or a list begins. Most lines are like this, and the patterns for marks are slow. */
const BEGINS_WITH_WORD = /^(?:[A-Za-z]{5}|[A-Za-z]+ )/;

/**
 * How strictly to look: inside of a rule's own text, a dash is a dash; in a list, Markdown's bullets are bullets; in a
 * table, `|` parts cells.
 */
export type Surroundings = 'text' | 'list' | 'rule' | 'table';

export type Lookalike = 'step' | 'question';

/** What an unread line looks like: a step, a question with its answer, or neither. */
export function lookalike(
  line: string,
  around: Surroundings,
  words: Vocabulary,
): Lookalike | undefined {
  const lines = visibleLines(line, around === 'text' ? '•' : '');
  const cells = lines.flatMap((text) => {
    const plain = text.replace(START, '');
    return around === 'table' || plain.startsWith('|')
      ? plain.split('|').map((cell) => cell.trim())
      : [plain];
  });
  const marked = cells.filter((cell) => !BEGINS_WITH_WORD.test(cell));
  if (marked.some((cell) => BOX.test(cell) || PASTED_BULLET.test(cell))) return 'step';
  if (around !== 'rule' && hasAnsweredQuestion(lines.join(' '), words)) return 'question';
  if (around === 'table') return undefined;
  if (around !== 'list' && marked.some((text) => BROKEN_MARKER.test(text))) return 'step';
  if (around !== 'text') return undefined;
  const isStep =
    marked.some((text) => LIST_MARKER.test(text)) || cells.some((text) => LABELLED_STEP.test(text));
  return isStep ? 'step' : undefined;
}

/** `Yes / No`, `(y/n)`, and an empty line to fill in: an answer that is not given yet. */
const CHOICE = /^[\s|:([]*(?:y(?:es)?\s*\/\s*no?\b|(?:\.{4,}|…{2,}|_{3,})\s*$)/i;

/** Whether a question and, right after it, an answer are in a line, in whatever markup. */
function hasAnsweredQuestion(line: string, words: Vocabulary): boolean {
  const plain = line.replaceAll(/\]\([^)\]]*\)/g, ']').replaceAll(/[*~`]|(?<!_)_{1,2}(?!_)/g, '');
  for (const { index } of plain.matchAll(/[?？؟]/g)) {
    const rest = plain.slice(index + 1);
    const found = answerAfter(rest);
    if (found && (words.answers.has(found) || FOREIGN_ANSWERS.has(found))) return true;
    if (CHOICE.test(rest)) return true;
  }
  return false;
}

/** Whether a line ends in a question, so that its answer may be in the next line. */
export function endsInQuestion(line: string): boolean {
  return /[?？؟][\s*_"”»)|]*$/u.test(visibleLines(line, '').at(-1) ?? '');
}

/** Whether a line begins with an answer that is a sentence of its own: `Yes.`, `A: No`, `- Yes (always)`. */
export function beginsWithAnswer(line: string, words: Vocabulary): boolean {
  const [first = ''] = visibleLines(line, '');
  const found = answerAfter(first.replace(START, '').replaceAll(/[*_~`]/g, ''));
  return found !== undefined && (words.answers.has(found) || FOREIGN_ANSWERS.has(found));
}

/** Whether a text ends like a rule in a language that the journal has no words for: `Testler geçti mi? Evet.` */
export function endsInForeignAnswer(text: string): boolean {
  const [, after] = /[?？؟]([^?？؟]*)$/.exec(text) ?? [];
  const found = after === undefined ? undefined : answerAfter(after);
  return found !== undefined && FOREIGN_ANSWERS.has(found);
}

/** What may be between a question and its answer, beside punctuation. */
const LABEL =
  /^[\s.|*_-]*(?:a|ans|(?:(?:expected|correct|right)\s+)?answer|expected|expect)\s*[:：=]/iu;

/** The folded word that follows a question at once, and is a sentence of its own. */
function answerAfter(text: string): string | undefined {
  const [, word] =
    /^(?:[\s|:=>→➜–—()[\]"'”’».…_•-]|\p{Extended_Pictographic}|\uFE0F)*([\p{L}\p{M}]+)(?=$|\s*$|[^\p{L}\p{N}\s'’]|\s+[^\p{Ll}\s])/u.exec(
      text.replace(LABEL, ''),
    ) ?? [];
  return word === undefined ? undefined : foldCase(word.normalize('NFKC'));
}

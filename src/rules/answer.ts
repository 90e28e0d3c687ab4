/** Reading one list item's text as a question with its answer. */

import { foldCase } from '../text/foldCase.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a text under a stage heading turned out to be. */
export type Reading =
  | {
      kind: 'question';
      text: string;
      answer: 'yes' | 'no';
      /** A parenthesis that begins with *so*: this answer stops the deploy. */
      consequence: boolean;
      because?: string;
      remark?: string;
    }
  | { kind: 'question-without-answer'; text: string }
  | { kind: 'question-with-unknown-answer'; text: string; found: string }
  | { kind: 'answer-without-question'; answer: 'yes' | 'no' }
  | { kind: 'prose' };

/** A question mark that ends a sentence, in Latin, Arabic and full-width form; not one inside a URL. */
const QUESTION_MARK = /[?؟？](?=$|[\s)\]"'”’»])/g;
const FIRST_WORD = /^[\s:–—-]*([\p{L}\p{M}'’]+)\s*/u;

/**
 * Reads a text such as `Is today Friday? Yes (so, don't touch it.)`. The last question mark that an
 * answer follows ends the question, so a question may quote another one.
 */
export function readText(text: string, words: Vocabulary): Reading {
  const marks = [...text.matchAll(QUESTION_MARK)].map((match) => match.index + 1);
  for (const end of marks.toReversed()) {
    const answer = readAnswer(text.slice(end), words);
    if (answer) return { kind: 'question', text: text.slice(0, end).trim(), ...answer };
  }
  const firstEnd = marks[0];
  if (firstEnd !== undefined) {
    const lastEnd = marks.at(-1) ?? firstEnd;
    if (text.slice(lastEnd).trim() === '') return { kind: 'question-without-answer', text };
    const question = text.slice(0, firstEnd).trim();
    return {
      kind: 'question-with-unknown-answer',
      text: question,
      found: text.slice(firstEnd).trim(),
    };
  }
  const lastSentence = text.slice(text.search(/[^.!:;–—]*[.!]*\s*(\([^()]*\)[.!\s]*)?$/));
  const answer = readAnswer(lastSentence, words);
  return answer ? { kind: 'answer-without-question', answer: answer.answer } : { kind: 'prose' };
}

interface Answer {
  answer: 'yes' | 'no';
  consequence: boolean;
  because?: string;
  remark?: string;
}

/** An answer word, and nothing behind it but a parenthesis and full stops. */
function readAnswer(text: string, words: Vocabulary): Answer | undefined {
  const word = FIRST_WORD.exec(text);
  const answer = word?.[1] === undefined ? undefined : words.answers.get(foldCase(word[1]));
  if (!word || !answer) return undefined;
  const rest = text
    .slice(word[0].length)
    .replace(/^[.!,\s]+/, '')
    .replace(/[.!\s]+$/, '');
  if (rest === '') return { answer, consequence: false };
  if (!isOneParenthesis(rest)) return undefined;
  return { answer, ...readParenthesis(rest.slice(1, -1).trim(), words) };
}

/** `(so, don't touch it.)` and `(why (and when))`, but not `(one) and (two)`. */
function isOneParenthesis(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '(') depth++;
    if (text[index] === ')') depth--;
    if (depth === 0 && index < text.length - 1) return false;
  }
  return depth === 0;
}

function readParenthesis(text: string, words: Vocabulary): Omit<Answer, 'answer'> {
  const word = FIRST_WORD.exec(text);
  if (word?.[1] !== undefined && words.so.has(foldCase(word[1]))) {
    const because = text
      .slice(word[0].length)
      .replace(/^[,:;\s]+/, '')
      .trim();
    return { consequence: true, ...(because && { because }) };
  }
  return { consequence: false, ...(text && { remark: text }) };
}

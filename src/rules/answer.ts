/** Reads the text of a list item as a question with its answer. */

import { foldCase } from '../text/foldCase.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The result of reading a text under a stage heading. */
export type Reading =
  | {
      kind: 'question';
      text: string;
      answer: 'yes' | 'no';
      /** A parenthesis that begins with `so,`: this answer stops the deploy. */
      consequence: boolean;
      because?: string;
      remark?: string;
      /** The remark begins with *so*, without the comma that would make it a consequence. */
      almostConsequence?: boolean;
    }
  | { kind: 'two-questions'; text: string; first: string; rest: string }
  | { kind: 'question-without-answer'; text: string }
  /** `answered`: there is an answer word, but it is not the last. */
  | { kind: 'question-with-unknown-answer'; text: string; found: string; answered?: true }
  | { kind: 'answer-without-question'; answer: 'yes' | 'no' }
  | { kind: 'prose' };

/**
 * A question mark that ends a sentence, in Latin, Arabic and full-width form; not one inside a URL. After the last
 * two, languages need no space.
 */
const QUESTION_MARK = /\?(?=$|[\s)\]"'”’»（(])|[؟？]/g;
/** A word, and the characters between a question and its answer. */
const FIRST_WORD = /^(?:[\s:=>→➜–—,-]|\p{Extended_Pictographic}|\uFE0F)*([\p{L}\p{M}'’]+)\s*/u;
const STOPS_BEFORE = /^[.!,。！，、\s]+/;
const STOPS_AFTER = /(?:[.!。！\s]|\p{Extended_Pictographic}|\uFE0F)+$/u;
/** A quotation inside a question. */
const QUOTED =
  /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|‘[^’]*’|(?<!\p{L})'[^']*'(?!\p{L})/gu;

/**
 * Reads a text such as `Is today Friday? Yes (so, don't touch it.)`. The last question mark that an
 * answer follows ends the question, so a question may quote another one.
 */
export function readText(text: string, words: Vocabulary): Reading {
  const marks = [...text.matchAll(QUESTION_MARK)].map((match) => match.index + 1);
  const answered = answeredMarks(text, words);
  for (const end of marks.toReversed()) {
    const answer = readAnswer(text.slice(end), words);
    if (!answer) continue;
    const earlier = answered.find((mark) => mark < end);
    if (earlier !== undefined) return twoQuestions(text, earlier);
    return { kind: 'question', text: text.slice(0, end).trim(), ...answer };
  }
  const [first, second] = answered;
  if (first !== undefined && second !== undefined) return twoQuestions(text, first);
  const firstEnd = marks[0];
  if (firstEnd !== undefined) {
    const lastEnd = marks.at(-1) ?? firstEnd;
    if (text.slice(lastEnd).trim() === '') return { kind: 'question-without-answer', text };
    return {
      kind: 'question-with-unknown-answer',
      text: text.slice(0, firstEnd).trim(),
      found: text.slice(firstEnd).trim(),
      ...(answered.length > 0 && { answered: true }),
    };
  }
  const lastSentence = text.slice(text.search(/[^.!:;–—]*[.!]*\s*(\([^()]*\)[.!\s]*)?$/));
  const answer = readAnswer(lastSentence, words);
  return answer ? { kind: 'answer-without-question', answer: answer.answer } : { kind: 'prose' };
}

/** Where questions end that an answer follows, whatever comes after it. What is quoted does not count. */
function answeredMarks(text: string, words: Vocabulary): number[] {
  const own = text.replaceAll(QUOTED, (quoted) => '_'.repeat(quoted.length));
  return [...own.matchAll(QUESTION_MARK)]
    .map((match) => match.index + 1)
    .filter((end) => {
      const word = FIRST_WORD.exec(own.slice(end));
      if (word?.[1] === undefined || !words.answers.has(folded(word[1]))) return false;
      // `Yes.` and `Yes Is B up?`, not `No idea`.
      const rest = own.slice(end + word[0].length);
      return /^(?:$|[^\p{L}\p{N}]|\p{Lu})/u.test(rest);
    });
}

/** Whether a question holds another one before its end, which is not quoted: `Is A up? Is B up?` */
export function asksMore(question: string): boolean {
  const own = question.replaceAll(QUOTED, (quoted) => '_'.repeat(quoted.length));
  return [...own.matchAll(QUESTION_MARK)].some(({ index }) => own.slice(index + 1).trim() !== '');
}

function twoQuestions(text: string, firstEnd: number): Reading {
  const rest = text.slice(firstEnd);
  const word = FIRST_WORD.exec(rest)?.[0] ?? '';
  return {
    kind: 'two-questions',
    text,
    first: `${text.slice(0, firstEnd)}${word.trimEnd()}.`.trim(),
    rest: rest.slice(word.length).replace(STOPS_BEFORE, ''),
  };
}

interface Answer {
  answer: 'yes' | 'no';
  consequence: boolean;
  because?: string;
  remark?: string;
  almostConsequence?: boolean;
}

/** An answer word, and nothing after it but a parenthesis and full stops. */
function readAnswer(text: string, words: Vocabulary): Answer | undefined {
  const word = FIRST_WORD.exec(text);
  const answer = word?.[1] === undefined ? undefined : words.answers.get(folded(word[1]));
  if (!word || !answer) return undefined;
  const rest = text.slice(word[0].length).replace(STOPS_BEFORE, '').replace(STOPS_AFTER, '');
  if (rest === '') return { answer, consequence: false };
  if (!isOneParenthesis(rest)) return undefined;
  return { answer, ...readParenthesis(rest.slice(1, -1).trim(), words) };
}

/** `(so, don't touch it.)` and `(why (and when))`, but not `(one) and (two)`. */
function isOneParenthesis(text: string): boolean {
  const plain = text.replaceAll('（', '(').replaceAll('）', ')');
  if (!plain.startsWith('(') || !plain.endsWith(')')) return false;
  let depth = 0;
  for (let index = 0; index < plain.length; index++) {
    if (plain[index] === '(') depth++;
    if (plain[index] === ')') depth--;
    if (depth === 0 && index < plain.length - 1) return false;
  }
  return depth === 0;
}

/**
 * `so, don't touch it` is a consequence, which reverses the answer. So nothing else may be one by chance:
 * `so that we can go back` is a remark.
 */
function readParenthesis(text: string, words: Vocabulary): Omit<Answer, 'answer'> {
  const word = FIRST_WORD.exec(text);
  if (word?.[1] !== undefined && words.so.has(folded(word[1]))) {
    const rest = text.slice(word[0].length);
    if (!/^[,:，：、]/.test(rest))
      return { consequence: false, remark: text, almostConsequence: true };
    const because = rest.replace(/^[,:，：、\s]+/, '').trim();
    return { consequence: true, ...(because && { because }) };
  }
  return { consequence: false, ...(text && { remark: text }) };
}

/** Full-width letters are the same letters. */
function folded(word: string): string {
  // Most words are plain: there is nothing to compose.
  return /^[a-z]+$/i.test(word) ? word.toLowerCase() : foldCase(word.normalize('NFKC'));
}

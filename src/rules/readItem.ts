/** Reads one list item under a stage heading: a rule, or a problem. */
import type { InlineCode, ListItem, Node, Paragraph } from 'mdast';
import { type Problem, problem } from '../diagnostics/codes.ts';
import { asksMore, type Reading, readText } from './answer.ts';
import { type CheckSyntax, isCheckCode, nearCheckKind, readCheck } from './check.ts';
import {
  checksIn,
  firstParagraph,
  hasBoxInside,
  hasQuestionMark,
  type ItemText,
  onlyCodes,
  splitText,
  textWithout,
} from './itemText.ts';
import { endsInForeignAnswer } from './lookalike.ts';
import type { Rule, Stage } from './model.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The longest rule, in characters. Rules are shown at a prompt: a longer text is a mistake, or an attack. */
const MAX_TEXT_LENGTH = 2000;

/** A finding about an item. */
export interface ItemProblem extends Problem {
  /** Where in the item; without it, at its beginning. */
  position?: Node['position'];
}

/** The content of one item, before its place in the note gives it an id, a stage and a group. */
export type ItemRule = Pick<
  Rule,
  'text' | 'expect' | 'level' | 'status' | 'check' | 'because' | 'remark'
> & { pinned?: string };

export interface ItemReading {
  rule?: ItemRule;
  problems: ItemProblem[];
  /** A paragraph below the text that only says who answers the rule: it is no help. */
  checkParagraph?: Paragraph;
}

/** Where an item is: what is in a numbered list of the recovery is a step, with or without a box. */
export interface ItemPlace {
  stage: Stage;
  numbered: boolean;
}

/** Reads an item that has no nested rules, or whose own text may be a question. */
export function readItem(
  item: ListItem,
  words: Vocabulary,
  { stage, numbered }: ItemPlace,
): ItemReading {
  const paragraph = firstParagraph(item);
  const recovery = stage === 'recovery';
  if (!paragraph) return { problems: [problem('not-a-rule', { empty: true, recovery })] };
  const split = splitText(paragraph);
  const length = [split.text, ...valuesOf(split.codes)].join(' ').length;
  if (length > MAX_TEXT_LENGTH) {
    return { problems: [problem('rule-too-long', { length, max: MAX_TEXT_LENGTH })] };
  }
  if (split.partlyStruck) {
    return { problems: [{ ...problem('strike-partial'), position: split.partlyStruck.position }] };
  }
  const checkParagraph = codesBelow(item);
  const more = checkParagraph ? onlyCodes(checkParagraph) : [];
  const isTask = typeof item.checked === 'boolean';
  const reading = readText(split.text, words);
  const isNumberedStep = recovery && numbered && reading.kind === 'prose';
  const result =
    isNumberedStep || (isTask && isStep(reading))
      ? readStep(paragraph, split, more)
      : readQuestion(reading, split, more, words, recovery);
  if (!result.rule) return result;
  if (hasBoxInside(paragraph.children)) {
    result.problems.push(problem('asked-as-one', { what: 'steps' }));
  } else if (result.rule.expect !== 'done' && asksMore(result.rule.text)) {
    result.problems.push(problem('asked-as-one', { what: 'questions' }));
  }
  result.problems.push(...misplacedChecks(item, checkParagraph, result));
  return { ...result, ...(checkParagraph && { checkParagraph }) };
}

/** Whether an item outside the stages reads like a rule: a question with its answer. */
export function looksLikeRule(item: ListItem, words: Vocabulary): boolean {
  const paragraph = firstParagraph(item);
  if (!paragraph || !hasQuestionMark(paragraph)) return false;
  const { text } = splitText(paragraph);
  return text.length <= MAX_TEXT_LENGTH && readText(text, words).kind === 'question';
}

/** Whether a task is a step to confirm: everything but questions whose answer its author wrote down. */
function isStep(reading: Reading): boolean {
  if (reading.kind === 'question' || reading.kind === 'two-questions') return false;
  return !(reading.kind === 'question-with-unknown-answer' && reading.answered);
}

function readQuestion(
  reading: Reading,
  { text, codes, struck }: ItemText,
  more: readonly InlineCode[],
  words: Vocabulary,
  recovery: boolean,
): ItemReading {
  switch (reading.kind) {
    case 'question': {
      const { answer, consequence, because, remark, almostConsequence } = reading;
      const result = finish([...codes, ...more], {
        text: reading.text,
        expect: consequence ? opposite(answer) : answer,
        status: struck ? 'retired' : 'active',
        ...(because !== undefined && { because }),
        ...(remark !== undefined && { remark }),
      });
      if (almostConsequence && remark !== undefined) {
        result.problems.push(problem('remark-begins-with-so', { remark }));
      }
      return result;
    }
    case 'two-questions':
      return { problems: [problem('two-questions', { first: reading.first, rest: reading.rest })] };
    case 'question-without-answer':
      return { problems: [problem('answer-missing', { question: reading.text })] };
    case 'question-with-unknown-answer': {
      const { found, answered = false } = reading;
      const foreign = endsInForeignAnswer(text) && words.answers.size <= 2;
      return { problems: [problem('answer-unknown', { found, answered, foreign })] };
    }
    case 'answer-without-question':
      return { problems: [problem('question-missing')] };
    case 'prose':
      return {
        problems: [
          problem('not-a-rule', {
            empty: false,
            recovery,
            noSpace: /^\[(?:\]|[ xX]\]\S)/.test(text),
          }),
        ],
      };
  }
}

function readStep(
  paragraph: Paragraph,
  { text, codes, inside, struck }: ItemText,
  more: readonly InlineCode[],
): ItemReading {
  // From the first code that names a check, the rest is checks; what comes before it is content.
  const first = codes.findIndex(({ value }) => isCheckCode(value));
  const atEnd = first < 0 ? [] : codes.slice(first);
  const content = first < 0 ? codes : codes.slice(0, first);
  const checks = [...inside, ...atEnd];
  const reading = finish([...checks, ...more], {
    text:
      inside.length > 0
        ? textWithout(paragraph, checks)
        : [text, ...valuesOf(content)].filter(Boolean).join(' '),
    expect: 'done',
    status: struck ? 'retired' : 'active',
  });
  for (const { value, position } of content) {
    const near = nearCheckKind(value);
    if (near) {
      reading.problems.push({
        ...problem('check-near-miss', { code: value, near }),
        ...(position && { position }),
      });
    }
  }
  return reading;
}

/** The paragraph right below an item's text, if it holds nothing but checks. */
function codesBelow(item: ListItem): Paragraph | undefined {
  const [, second] = item.children;
  if (second?.type !== 'paragraph') return undefined;
  const codes = onlyCodes(second);
  return codes.length > 0 && codes.every(({ value }) => isCheckCode(value)) ? second : undefined;
}

/** Checks in a question's own words, in its remark or in its help: a person is asked instead of them. */
function misplacedChecks(
  item: ListItem,
  checkParagraph: Paragraph | undefined,
  { rule, problems }: ItemReading,
): ItemProblem[] {
  if (rule?.check.kind !== 'person' || problems.some(({ severity }) => severity === 'error')) {
    return [];
  }
  const [paragraph, ...below] = item.children;
  const own = paragraph?.type === 'paragraph' && rule.expect !== 'done' ? [paragraph] : [];
  const places = [...own, ...below.filter(({ type }) => type !== 'blockquote')];
  return checksIn(places.filter((node) => node !== checkParagraph))
    .filter(({ value }) => !/^person\b/.test(value))
    .map(({ value, position }) => ({
      ...problem('check-misplaced', { code: value }),
      ...(position && { position }),
    }));
}

function finish(
  codes: readonly InlineCode[],
  rule: Omit<ItemRule, 'level' | 'check' | 'pinned'>,
): ItemReading {
  const problems: ItemProblem[] = [];
  const syntax: CheckSyntax = {};
  for (const { value, position } of codes) {
    const at = position && { position };
    const result = readCheck(value);
    if (!result.ok) {
      problems.push({ ...result.problem, ...at });
    } else if (result.value.check && syntax.check) {
      const words = { message: 'this rule has two checks', note: 'Write a rule for each.' };
      problems.push({ ...problem('check-parameter', words), ...at });
    } else Object.assign(syntax, result.value);
  }
  if (problems.length > 0) return { problems };
  return {
    rule: {
      ...rule,
      level: syntax.level ?? 'stop',
      check: syntax.check ?? { kind: 'person' },
      ...(syntax.id !== undefined && { pinned: syntax.id }),
    },
    problems,
  };
}

function valuesOf(codes: readonly InlineCode[]): string[] {
  return codes.map(({ value }) => value);
}

function opposite(answer: 'yes' | 'no'): 'yes' | 'no' {
  return answer === 'yes' ? 'no' : 'yes';
}

/** One list item under a stage heading → a rule, or what is wrong with it. */
import type { InlineCode, ListItem } from 'mdast';
import { readText } from './answer.ts';
import { type CheckSyntax, isCheckCode, nearCheckKind, readCheck } from './check.ts';
import { firstParagraph, splitText } from './itemText.ts';
import type { Rule } from './model.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Rules are read aloud at a prompt. A longer text is a mistake, or an attack. */
const MAX_TEXT_LENGTH = 2000;

/** A finding about an item. */
export interface ItemProblem {
  code: string;
  severity: 'error' | 'warning';
  message: string;
  note?: string;
  expected?: string[];
  /** Where in the item; without it, at its beginning. */
  position?: InlineCode['position'];
}

/** What one item says by itself, before its place in the note gives it an id, a stage and a group. */
export type ItemRule = Pick<
  Rule,
  'text' | 'expect' | 'level' | 'status' | 'check' | 'because' | 'remark'
> & { pinned?: string };

export interface ItemReading {
  rule?: ItemRule;
  problems: ItemProblem[];
}

/** Reads an item that has no nested rules, or whose own text may be a question. */
export function readItem(item: ListItem, words: Vocabulary): ItemReading {
  const paragraph = firstParagraph(item);
  if (!paragraph) return { problems: [notARule('this item does not begin with text')] };
  const { text, codes, struck } = splitText(paragraph);
  const whole = [text, ...valuesOf(codes)].join(' ');
  if (whole.length > MAX_TEXT_LENGTH) {
    return {
      problems: [
        {
          code: 'rule-too-long',
          severity: 'error',
          message: `this rule has ${whole.length} characters; ${MAX_TEXT_LENGTH} are the most`,
          note: 'Ask one short question, and nest the rest below it as its help.',
        },
      ],
    };
  }
  const reading = readText(text, words);
  const isTask = typeof item.checked === 'boolean';
  if (isTask && reading.kind !== 'question') return readTask(text, codes, struck);
  switch (reading.kind) {
    case 'question': {
      const { answer, consequence, because, remark } = reading;
      return finish(codes, {
        text: reading.text,
        expect: consequence ? opposite(answer) : answer,
        status: struck ? 'retired' : 'active',
        ...(because !== undefined && { because }),
        ...(remark !== undefined && { remark }),
      });
    }
    case 'question-without-answer':
      return {
        problems: [
          {
            code: 'answer-missing',
            severity: 'error',
            message: 'this question has no answer',
            note: `Write the answer that lets the deploy go on behind it: \`- ${reading.text} No.\``,
            expected: ['Yes', 'No'],
          },
        ],
      };
    case 'question-with-unknown-answer':
      return {
        problems: [
          {
            code: 'answer-unknown',
            severity: 'error',
            message: `"${reading.found}" is not an answer`,
            note: 'Behind the question write `Yes` or `No`, then at most a remark in parentheses and the check as inline code.',
            expected: ['Yes', 'No'],
          },
        ],
      };
    case 'answer-without-question':
      return {
        problems: [
          {
            code: 'question-missing',
            severity: 'error',
            message: 'this is an answer without a question',
            note: 'Write the question with its question mark: `- Do the unit tests pass? Yes.`',
          },
        ],
      };
    case 'prose':
      return { problems: [notARule('this item is not a rule')] };
  }
}

/** Whether an item outside the stages reads like a rule: a question with its answer. */
export function looksLikeRule(item: ListItem, words: Vocabulary): boolean {
  const paragraph = firstParagraph(item);
  if (!paragraph) return false;
  const { text } = splitText(paragraph);
  return text.length <= MAX_TEXT_LENGTH && readText(text, words).kind === 'question';
}

function readTask(text: string, codes: InlineCode[], struck: boolean): ItemReading {
  // From the first code that names a check, the rest is checks; what stands before it is content.
  const first = codes.findIndex(({ value }) => isCheckCode(value));
  const checks = first < 0 ? [] : codes.slice(first);
  const content = first < 0 ? codes : codes.slice(0, first);
  const reading = finish(checks, {
    text: [text, ...valuesOf(content)].filter(Boolean).join(' '),
    expect: 'done',
    status: struck ? 'retired' : 'active',
  });
  for (const { value, position } of content) {
    const near = nearCheckKind(value);
    if (near) {
      reading.problems.push({
        code: 'check-near-miss',
        severity: 'warning',
        message: `\`${value}\` is read as part of the step, not as a check`,
        note: `Did you mean \`${near}\`?`,
        position,
      });
    }
  }
  return reading;
}

function finish(
  codes: readonly InlineCode[],
  rule: Omit<ItemRule, 'level' | 'check' | 'pinned'>,
): ItemReading {
  const problems: ItemProblem[] = [];
  const syntax: CheckSyntax = {};
  for (const { value, position } of codes) {
    const result = readCheck(value);
    if (!result.ok) {
      problems.push({ severity: 'error', ...result.problem, position });
    } else if (result.value.check && syntax.check) {
      problems.push({
        code: 'check-parameter',
        severity: 'error',
        message: 'this rule has two checks',
        note: 'Write a rule for each.',
        position,
      });
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

function notARule(message: string): ItemProblem {
  return {
    code: 'not-a-rule',
    severity: 'warning',
    message: `${message}, and the gate never asks it`,
    note: 'Write a question with its answer (`- Is today Friday? No.`) or a step (`- [ ] Take a snapshot`), or move it out of the list.',
  };
}

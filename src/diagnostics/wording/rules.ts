/** Words about what is written in a stage. */
import { asTold, error, warning } from './wording.ts';

/** Why a line that looks like a rule is not read as one, and what to do. */
const NOT_READ = {
  html: 'it is inside HTML. Write it as a list item of Markdown, with a blank line between it and the HTML above it',
  table: 'it is in a table. Write it as a list item',
  code: 'it is indented so far that Markdown reads it as code. Indent it less',
  joined: 'it continues the list item above it. Begin it with `- `, on a line of its own',
  heading: 'it is a heading. Write it as a list item',
  quote:
    'it is in a quotation. Take away the `>`, or begin the quotation with `> [!IMPORTANT]`, and write it as a list item',
  split: 'the question and its answer are not a list item. Write both as one, on one line',
  text: 'it is not a list item. Write it as one',
  item: 'its box is not exactly `[ ]` with a space after it. Write it like this',
} as const;

const BLOCKS = { fence: 'code fence', comment: 'comment', html: 'HTML element' } as const;
const ENDS = {
  fence: 'the same number of backticks or tildes',
  comment: '`-->`',
  html: 'its closing tag',
};

export const RULE_WORDING = {
  'answer-missing': error(({ question }: { question: string }) => ({
    message: 'this question has no answer',
    note: `Write the answer that lets the deploy continue after it: \`- ${question} No.\``,
    expected: ['Yes', 'No'],
  })),
  'answer-unknown': error(
    ({ found, answered, foreign }: { found: string; answered: boolean; foreign: boolean }) => ({
      message: answered
        ? `the answer must be the last word, but here is "${found}"`
        : `"${found}" is not an answer`,
      note: foreign
        ? 'Add the words of your language to `answers:` in journal.yaml, for example `answers: { yes: Evet, no: Hayır }`.'
        : 'After the question write `Yes` or `No`, then at most a remark in parentheses and the check as inline code.',
      expected: ['Yes', 'No'],
    }),
  ),
  'question-missing': error(() => ({
    message: 'this is an answer without a question',
    note: 'Write the question with its question mark: `- Do the unit tests pass? Yes.`',
  })),
  'two-questions': error(({ first, rest }: { first: string; rest: string }) => ({
    message: 'this item has two questions, and would be asked as one',
    note: `Write a list item for each: \`- ${first}\`${rest && ` and \`- ${rest}\``}. If you quote a question, put it in quotation marks.`,
  })),
  'strike-partial': error(() => ({
    message: 'only a part of this item is struck through',
    note: 'To retire the rule, strike through the whole item: `- ~~Is the mirror in sync? Yes.~~`. Otherwise delete the struck words.',
  })),
  'remark-begins-with-so': warning(({ remark }: { remark: string }) => ({
    message: `"(${remark})" is read as a remark, not as a consequence`,
    note: 'A consequence reverses the answer. If you mean one, write a comma: `(so, …)`. If not, begin with another word.',
  })),
  'rule-too-long': error(({ length, max }: { length: number; max: number }) => ({
    message: `this rule has ${length} characters; the limit is ${max}`,
    note: 'Ask one short question, and nest the rest below it as its help.',
  })),
  'not-a-rule': warning(
    ({
      empty,
      recovery,
      noSpace = false,
    }: {
      empty: boolean;
      recovery: boolean;
      noSpace?: boolean;
    }) => {
      const what = empty
        ? 'this item does not begin with text'
        : noSpace
          ? 'a space is missing in or after `[ ]`'
          : recovery
            ? 'this item is not a step'
            : 'this item is not a rule';
      return {
        message: `${what}, so ${recovery ? '`belay match` and the recovery steps of the page leave it out' : 'the gate never asks it'}`,
        note: noSpace
          ? 'Write `- [ ] Take a snapshot`.'
          : recovery
            ? 'Write a step (`- [ ] Restore the snapshot`) or number the list (`1. Restore the snapshot`), or move it out of the list.'
            : 'Write a question with its answer (`- Is today Friday? No.`) or a step (`- [ ] Take a snapshot`), or move it out of the list.',
      };
    },
  ),
  'rule-not-read': warning(
    ({ looksLike, reason }: { looksLike: 'step' | 'question'; reason: keyof typeof NOT_READ }) => ({
      message: `this looks like a ${looksLike === 'step' ? 'step' : 'question with its answer'}, but it is not read as one`,
      note: `Belay does not read it because ${NOT_READ[reason]}: ${looksLike === 'step' ? '`- [ ] Take a snapshot`' : '`- Is today Friday? No.`'}`,
    }),
  ),
  'asked-as-one': warning(({ what }: { what: 'steps' | 'questions' }) => ({
    message: `this item holds two ${what}, and is asked as one`,
    note:
      what === 'steps'
        ? 'Write a list item for each. If the second box belongs to the text, write it as inline code: `[ ]` in backticks.'
        : 'Write a list item for each, with an answer of its own. If you quote a question, put it in quotation marks.',
  })),
  'line-joined': warning(({ text }: { text: string }) => ({
    message: `"${text}" is read as the end of the item above it`,
    note: 'Leave a blank line above it, or remove it: Belay does not know this markup.',
  })),
  'block-unclosed': warning(
    ({ what, end }: { what: keyof typeof BLOCKS; end: number | undefined }) => ({
      message:
        end === undefined
          ? `this ${BLOCKS[what]} is never closed, so nothing below it is read`
          : `this ${BLOCKS[what]} is only closed in line ${end}, so nothing up to there is read`,
      note: `Close it with ${ENDS[what]}${end === undefined ? '' : ' where it should end'}.`,
    }),
  ),
  'rule-outside-stage': warning(() => ({
    message: 'this looks like a rule, but it is not under a stage heading',
    note: 'Move it below a heading such as `## Before deploy`.',
  })),
  'words-unknown': warning(() => ({
    message: 'this looks like a rule in a language whose words are not in journal.yaml',
    note: 'Add its words to journal.yaml, for example `headings: { before-deploy: Önce }` and `answers: { yes: Evet, no: Hayır }`.',
  })),
  'stage-near-miss': warning(
    ({
      kind,
      meant,
      stage,
    }: {
      kind: 'typo' | 'sounds-like' | 'no-heading' | 'in-html' | 'html-heading';
      meant: string;
      stage: string | undefined;
    }) => {
      const asked = stage
        ? `so the steps below it are asked at ${stage}`
        : 'so the steps below it are never asked';
      return {
        message:
          kind === 'no-heading'
            ? `this looks like a heading but is a paragraph, ${asked}`
            : kind === 'in-html' || kind === 'html-heading'
              ? 'this heading is inside HTML, where it opens no stage'
              : `this heading opens no stage, ${asked}`,
        note:
          kind === 'typo'
            ? `Did you mean \`${meant}\`?`
            : kind === 'in-html'
              ? 'Leave a blank line after the HTML tag above it.'
              : kind === 'no-heading' || kind === 'html-heading'
                ? `Write it as a heading: \`## ${meant}\``
                : `If you mean a stage, write \`## ${sentence(meant)}\`, or add this heading to \`headings:\` in journal.yaml.`,
      };
    },
  ),
  'stages-in-one-heading': warning(
    ({ stages, stage }: { stages: string; stage: string | undefined }) => ({
      message: `this heading names the stages ${stages}, ${stage ? `but the steps below it are asked at ${stage} alone` : 'but the steps below it are never asked'}`,
      note: 'A step is asked at one stage. Write a heading for each stage, with its own steps below it.',
    }),
  ),
  'stage-inside-stage': warning(({ stage, around }: { stage: string; around: string }) => ({
    message: `this heading opens ${stage} inside ${around}, so the steps below it are not asked at ${around}`,
    note: 'Give it the level of the heading around it, or word it differently if its steps belong to that stage.',
  })),
  'id-empty': error(() => ({
    message: 'this text has no letters to make an id from',
    note: 'Add an id after the rule: `id=unit-tests`.',
  })),
  'id-duplicate': error(({ id }: { id: string }) => ({
    message: `another rule of this note has the id "${id}"`,
    note: 'Add a different `id=…` after one of them.',
  })),
  'id-conflict': error(({ id }: { id: string }) => ({
    message: `two different rules share the id "${id}"`,
    note: 'Add a different id after one of them, for example `id=unit-tests`.',
  })),
  'answer-conflict': error(({ one, other }: { one: string; other: string }) => ({
    message: `two notes ask the same question and expect opposite answers: ${one} and ${other}`,
    note: 'Decide which answer lets the deploy continue. A consequence, `(so, …)`, reverses an answer.',
  })),
  'stage-conflict': error(({ one, other }: { one: string; other: string }) => ({
    message: `two notes ask the same question at different stages: ${one} and ${other}`,
    note: 'Word one of them differently, or add a different `id=…` after it.',
  })),
  'check-conflict': error(() => ({
    message: 'two notes give this rule different checks',
    note: 'Write the same check in both, or leave it out of one.',
  })),
  'retired-elsewhere-active': warning(() => ({
    message: 'this rule is retired here, but another note still asks it',
    note: 'Strike it through there as well, or remove the strikethrough here.',
  })),
  'check-unknown': error(asTold),
  'check-parameter': error(asTold),
  'check-near-miss': warning(({ code, near }: { code: string; near: string }) => ({
    message: `\`${code}\` is read as part of the step, not as a check`,
    note: `Did you mean \`${near}\`?`,
  })),
  'check-misplaced': warning(({ code }: { code: string }) => ({
    message: `\`${code}\` looks like a check, but a person is asked instead`,
    note: 'Move it to the end of the rule, after the answer and its remark.',
  })),
  'check-on-group': warning(({ code }: { code: string }) => ({
    message: `\`${code}\` is on a group, and groups are not asked`,
    note: 'Move it to the end of one of the steps below.',
  })),
};

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

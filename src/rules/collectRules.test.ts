import { describe, expect, test } from 'vitest';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readItems, readRules } from './testing/readRules.ts';

/** An error or a warning of `note.md`, with the span that an editor underlines. */
function finding(
  severity: 'error' | 'warning',
  code: DiagnosticCode,
  [line, column, endLine, endColumn]: [number, number, number, number],
  message: string,
  note: string,
  more: Pick<Diagnostic, 'expected' | 'related'> = {},
): Diagnostic {
  const span = { line, column, endLine, endColumn };
  return { path: 'note.md', severity, code, ...span, message, note, ...more };
}

const YES_NO = { expected: ['Yes', 'No'] };
const A_RULE =
  'Write a question with its answer (`- Is today Friday? No.`) or a step (`- [ ] Take a snapshot`), or move it out of the list.';
const PIN = 'Add an id after the rule: `id=unit-tests`.';

describe('what an editor shows', () => {
  test.each<[items: string, expected: Diagnostic[]]>([
    [
      '- Never on a Friday',
      [
        finding(
          'warning',
          'not-a-rule',
          [1, 3, 1, 20],
          'this item is not a rule, so the gate never asks it',
          A_RULE,
        ),
      ],
    ],
    [
      '- ```\n  Is it? Yes.\n  ```',
      [
        finding(
          'warning',
          'not-a-rule',
          [1, 1, 3, 6],
          'this item does not begin with text, so the gate never asks it',
          A_RULE,
        ),
      ],
    ],
    [
      '- Is it on?',
      [
        finding(
          'error',
          'answer-missing',
          [1, 3, 1, 12],
          'this question has no answer',
          'Write the answer that lets the deploy continue after it: `- Is it on? No.`',
          YES_NO,
        ),
      ],
    ],
    [
      '- Is it on? Sure.',
      [
        finding(
          'error',
          'answer-unknown',
          [1, 3, 1, 18],
          '"Sure." is not an answer',
          'After the question write `Yes` or `No`, then at most a remark in parentheses and the check as inline code.',
          YES_NO,
        ),
      ],
    ],
    [
      '- No.',
      [
        finding(
          'error',
          'question-missing',
          [1, 3, 1, 6],
          'this is an answer without a question',
          'Write the question with its question mark: `- Do the unit tests pass? Yes.`',
        ),
      ],
    ],
    [
      '- Is it? No. `command a` `command b`',
      [
        finding(
          'error',
          'check-parameter',
          [1, 26, 1, 37],
          'this rule has two checks',
          'Write a rule for each.',
        ),
      ],
    ],
    [
      '- Is it? No. `command`',
      [
        finding(
          'error',
          'check-parameter',
          [1, 14, 1, 23],
          '`command` needs a name',
          'Write a name that belay.json binds: `command unit-tests`.',
        ),
      ],
    ],
    [
      '- 🚀? Yes.',
      [
        finding(
          'error',
          'id-empty',
          [1, 3, 1, 11],
          'this text has no letters to make an id from',
          PIN,
        ),
      ],
    ],
  ])('%s states no rule', (items, expected) => {
    const { diagnostics, rules } = readItems(items);
    expect(diagnostics).toEqual(expected);
    expect(rules.filter(({ id }) => id !== '')).toEqual([]);
  });

  test('a step whose code is nearly a check is still asked', () => {
    const { diagnostics, rules } = readItems('- [ ] Run it `comand unit-tests`');
    expect(rules.map(({ text }) => text)).toEqual(['Run it comand unit-tests']);
    expect(diagnostics).toEqual([
      finding(
        'warning',
        'check-near-miss',
        [1, 14, 1, 33],
        '`comand unit-tests` is read as part of the step, not as a check',
        'Did you mean `command`?',
      ),
    ]);
  });

  test('a check after a group is out of place', () => {
    expect(readItems('- [ ] Steps `command x`\n  - [ ] One').diagnostics).toEqual([
      finding(
        'warning',
        'check-on-group',
        [1, 13, 1, 24],
        '`command x` is on a group, and groups are not asked',
        'Move it to the end of one of the steps below.',
      ),
    ]);
  });

  test('the second of two equal ids points at the first', () => {
    expect(readItems('- Is it? Yes. `id=a`\n- Is that? Yes. `id=a`').diagnostics).toEqual([
      finding(
        'error',
        'id-duplicate',
        [2, 3, 2, 23],
        'another rule of this note has the id "a"',
        'Add a different `id=…` after one of them.',
        {
          related: {
            path: 'note.md',
            line: 1,
            column: 3,
            endLine: 1,
            endColumn: 21,
            message: 'the other rule',
          },
        },
      ),
    ]);
  });

  test('texts without letters get no id from what is around them', () => {
    expect(readItems('- [ ] Live\n  - [ ] 🚀\n- [ ] 🚀').found).toEqual([
      '2:9 id-empty',
      '3:7 id-empty',
    ]);
  });

  test('a rule under no stage heading, and a heading that is nearly one', () => {
    expect(readRules('## Before deplyo\n\n- Is it on? Yes.\n- Is it prose?\n').diagnostics).toEqual(
      [
        finding(
          'warning',
          'stage-near-miss',
          [1, 1, 1, 17],
          'this heading opens no stage, so the steps below it are never asked',
          'Did you mean `before deploy`?',
        ),
        finding(
          'warning',
          'rule-outside-stage',
          [3, 3, 3, 17],
          'this looks like a rule, but it is not under a stage heading',
          'Move it below a heading such as `## Before deploy`.',
        ),
      ],
    );
  });
});

test('a rule under no stage heading is found at any depth', () => {
  expect(readRules('- A point\n  - Is it on? Yes.\n').found).toEqual(['2:5 rule-outside-stage']);
});

describe('the length of a rule', () => {
  const question = (length: number) => `${'x'.repeat(length - ' Yes.'.length - 1)}? Yes.`;

  test('is 2000 characters at the most', () => {
    expect(readItems(`- ${question(2000)}`).found).toEqual([]);
    expect(readItems(`- ${question(2001)}`).diagnostics).toEqual([
      finding(
        'error',
        'rule-too-long',
        [1, 3, 1, 2004],
        'this rule has 2001 characters; the limit is 2000',
        'Ask one short question, and nest the rest below it as its help.',
      ),
    ]);
  });

  test('counts its checks', () => {
    expect(readItems(`- ${question(1994)} \`warn\``).diagnostics).toEqual([]);
    expect(readItems(`- ${question(1996)} \`warn\``).diagnostics[0]?.message).toContain('2001 ');
  });

  test('outside the stages, a longer one is not taken for a rule', () => {
    expect(readRules(`- ${question(2000)}`).found).toEqual(['1:3 rule-outside-stage']);
    expect(readRules(`- ${question(2001)}`).found).toEqual([]);
    expect(readRules('- ```\n  Is it? Yes.\n  ```').found).toEqual([]);
  });
});

test('a rule says what was written, and leaves out the rest', () => {
  const { rules } = readItems('- Is it on? Yes.');
  expect(rules).toStrictEqual([
    {
      id: 'is-it-on',
      stage: 'before-deploy',
      text: 'Is it on?',
      expect: 'yes',
      level: 'stop',
      status: 'active',
      check: { kind: 'person' },
      line: 1,
      column: 3,
      anchor: 'rule-is-it-on',
    },
  ]);
});

describe('the text of an item', () => {
  test.each<[items: string, texts: string[]]>([
    ['- Is  it\n  on? Yes.', ['Is it on?']],
    ['- Is <b>it</b> on? Yes.', ['Is it on?']],
    ['- [ ] `make`', ['make']],
    ['- [ ] Run `make`.', ['Run make']],
    ['- [ ] Migrate `command migrate`', ['Migrate']],
    ['- Is it on? Yes. `command a`, `warn`.', ['Is it on?']],
  ])('%j is asked as %j', (items, texts) => {
    const { rules, found } = readItems(items);
    expect(found).toEqual([]);
    expect(rules.map(({ text, status }) => [text, status])).toEqual(
      texts.map((text) => [text, 'active']),
    );
  });

  test('code within a sentence is content', () => {
    expect(readItems('- Is it on? Yes `command a` really.').diagnostics[0]?.message).toBe(
      '"Yes command a really." is not an answer',
    );
  });
});

describe('groups', () => {
  test.each<[items: string, rules: (string | undefined)[][], found?: string[]]>([
    ['- - [ ] One', [['One', undefined]]],
    ['- Main\n  - - [ ] One', [['One', 'Main']]],
    ['- Database: main:\n  - [ ] One', [['One', 'Database: main']]],
    ['- A\n  - B\n    - [ ] One', [['One', 'B']]],
    ['- Steps\n  - [ ] One\n  - prose', [['One', 'Steps']], ['3:5 not-a-rule']],
    ['- [ ] Ready?\n  - [ ] One', [['One', 'Ready?']]],
    ['- Is it?\n  - [ ] One', [['One', undefined]], ['1:3 answer-missing']],
    [
      '- Is it? Yes.\n  - Is that? Yes.',
      [
        ['Is it?', undefined],
        ['Is that?', 'Is it?'],
      ],
    ],
    [
      '- [ ] Is it? Yes.\n  - [ ] One',
      [
        ['Is it?', undefined],
        ['One', 'Is it?'],
      ],
    ],
  ])('%j has the rules %j', (items, expected, findings = []) => {
    const { rules, found } = readItems(items);
    expect(rules.map(({ text, group }) => [text, group])).toEqual(expected);
    expect(rules.map(({ status }) => status)).toEqual(expected.map(() => 'active'));
    expect(found).toEqual(findings);
  });

  test('a retired group retires all below it', () => {
    const { rules } = readItems('- ~~Old~~\n  - Older\n    - [ ] One\n  - Is it? Yes.\n- [ ] Two');
    expect(rules.map(({ text, status }) => `${text} ${status}`)).toEqual([
      'One retired',
      'Is it? retired',
      'Two active',
    ]);
  });
});

test('rules below a rule are no part of its help, and other lists are', () => {
  const { rules } = readItems(
    '- Is it? Yes.\n\n  Help.\n\n  - a point\n\n  ***\n\n  - Is that? Yes.\n\n    More.\n',
  );
  expect(rules.map(({ text, help }) => [text, help])).toEqual([
    ['Is it?', 'Help.\n\n- a point\n\n***'],
    ['Is that?', 'More.'],
  ]);
});

/** Within a stage, whatever looks like a step or like a question with an answer is a rule, or has a warning in its line. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readItems, readRules } from './testing/readRules.ts';

function covers({ line: first, endLine: last = first }: Diagnostic, line: number): boolean {
  return first <= line && line <= last;
}

/** Texts of rules with their checks, then what was found. */
function reading(markdown: string): unknown[] {
  const { rules, found } = readItems(markdown);
  const texts = rules.map(({ text, check }) => {
    return 'name' in check ? `${text} <- ${check.kind} ${check.name}` : text;
  });
  return [texts, found];
}

describe('text is asked as it was written', () => {
  test.each([
    [
      '- [ ] Warm the cache for 5~7 minutes and drain 100~200 jobs',
      'Warm the cache for 5~7 minutes and drain 100~200 jobs',
    ],
    [
      '- Is the lag 3~5 s and the queue 10~20 jobs? Yes.',
      'Is the lag 3~5 s and the queue 10~20 jobs?',
    ],
    [
      '- Does ~/.ssh/config differ from ~root/.ssh? No.',
      'Does ~/.ssh/config differ from ~root/.ssh?',
    ],
    ['- [ ] Set <env> in values-<region>.yaml', 'Set <env> in values-<region>.yaml'],
    ['- Is x<y and y>z? No.', 'Is x<y and y>z?'],
    ['- Is a<b and c>d? No.', 'Is a<b and c>d?'],
    ['- [ ] Tag v<major>.<minor> and push', 'Tag v<major>.<minor> and push'],
    [
      '- Does Map<String, List<Integer>> hold more than 5? No.',
      'Does Map<String, List<Integer>> hold more than 5?',
    ],
    ['- [ ] Set <time> and <source> in <title>', 'Set <time> and <source> in <title>'],
    ['- [ ] Open http://<host:port>/ and <host:port>', 'Open http://<host:port>/ and <host:port>'],
    [
      '- [ ] Is 2*3*4 in __init__.py, and *.log or *.tmp gone',
      'Is 2*3*4 in __init__.py, and *.log or *.tmp gone',
    ],
    ['- [ ] Clone git@git.example:shop.git', 'Clone git@git.example:shop.git'],
    ['- [ ] Line<br>break and <b>bold</b> <!-- hidden -->', 'Line break and bold'],
    ['- [ ] Drain A  \n  and *B\\\n  C*', 'Drain A and B C'],
    ['- Is A up?  \n  Yes.', 'Is A up?'],
    ['- [ ]\n  Drain A', 'Drain A'],
  ])('%j is asked as %j', (item, text) => {
    expect(reading(item)).toEqual([[text], []]);
  });
});

describe('an expression of MDX is text, too', () => {
  test.each([
    ['- [ ] Set {env} in values.yaml', 'Set {env} in values.yaml'],
    ['- Is {region}{" "}{"<env>"} up? Yes.', 'Is {region} <env> up?'],
    ['- [ ] Drain{/* all */} {2} nodes', 'Drain 2 nodes'],
  ])('%s is asked as %j', (item, text) => {
    expect(readItems(item, { format: 'mdx' }).rules).toMatchObject([{ text }]);
  });
});

describe('a check is found where it is written, or reported where it is not read', () => {
  test.each<[markdown: string, texts: string[], found: string[]]>([
    [
      '- [ ] Wait 2~3 minutes `command smoke-test` then 4~5 more',
      ['Wait 2~3 minutes then 4~5 more <- command smoke-test'],
      [],
    ],
    ['- Is A up? Yes (`command a`).', ['Is A up? <- command a'], []],
    ['- Is A up? Yes（`command a` `warn`）', ['Is A up? <- command a'], []],
    ['- Is A up? Yes.\n\n  `command a`', ['Is A up? <- command a'], []],
    ['- [ ] Check A\n\n  `command a`\n\n  More.', ['Check A <- command a'], []],
    ['- Is A up? Yes (see `command a`).', ['Is A up?'], ['1:21 check-misplaced']],
    ['- Does `command a` pass? Yes.', ['Does command a pass?'], ['1:8 check-misplaced']],
    ['- Is A up? Yes.\n\n  Run `command a` first.', ['Is A up?'], ['3:7 check-misplaced']],
    ['- Is A up? Yes.\n  - `command a`', ['Is A up?'], ['2:5 check-misplaced']],
    ['- Is A up? Yes. `command a` is run.', [], ['1:3 answer-unknown']],
    ['- [ ] Read the `command` and `http` settings', ['Read the command and http settings'], []],
  ])('%j is read as %j', (markdown, texts, found) => {
    expect(reading(markdown)).toEqual([texts, found]);
  });
});

describe('an answer that is not the last word, or is one of two, is an error', () => {
  test.each([
    ['- Is A up? Yes. Is B up? No.', '1:3 two-questions'],
    ['- [ ] Is A up? Yes. Is B up? No.', '1:3 two-questions'],
    ['- [ ] Is A up? No. Call Ann.', '1:3 answer-unknown'],
    ['- Is A up? Yes. Then restart it.', '1:3 answer-unknown'],
    ['- Is A up? Yes, so wait.', '1:3 answer-unknown'],
    ['- ~~Is A~~ up? Yes.', '1:3 strike-partial'],
    ['- [ ] ~~Drain A~~ drain B', '1:3 strike-partial'],
    ['- <del>Is A up? Yes.</del>', '1:3 strike-partial'],
  ])('%s: %s', (item, problem) => {
    const { rules, diagnostics } = readItems(item);
    expect(rules).toEqual([]);
    expect(diagnostics.map(({ line, code, severity }) => [line, code, severity])).toEqual([
      [1, problem.split(' ')[1], 'error'],
    ]);
  });

  test('a remark that begins with so does not reverse the answer', () => {
    const { rules, found } = readItems('- Is there a backup? Yes (so that we can go back)');
    expect(rules[0]).toMatchObject({ expect: 'yes', remark: 'so that we can go back' });
    expect(found).toEqual(['1:3 remark-begins-with-so']);
  });
});

describe('an item that holds two steps or two questions is asked as one, and warned about', () => {
  test.each([
    ['- [ ] Drain A; [ ] drain B', '1:7 asked-as-one'],
    ['- [ ] Drain A<br>- [ ] drain B', '1:7 asked-as-one'],
    ['- [ ] Drain A  \n  ☐ drain B', '1:7 asked-as-one'],
    ['- [ ] Drain A <input type="checkbox"> drain B', '1:7 asked-as-one'],
    ['- [ ] [ ] Drain A', '1:7 asked-as-one'],
    ['- Is A up? Is B up? Yes.', '1:3 asked-as-one'],
    [':::tip\n- [ ] Drain\n:::', '3:1 line-joined'],
    ['- [ ] Drain\n{% endtab %}', '2:1 line-joined'],
  ])('%j: %s', (item, problem) => {
    const { rules, found } = readItems(item);
    expect(rules).toHaveLength(1);
    expect(found).toEqual([problem]);
  });

  test.each([
    '- [ ] Write `[ ] todo` into String[] a and x[ ]',
    '- [ ] Tick ☑ and ✅',
    '- Does it ask "Sure?" at all? Yes.',
    '- [ ] Is A up? Is B up?',
  ])('%s is one', (item) => {
    expect(readItems(item)).toMatchObject({ found: [], rules: [{}] });
  });
});

/** Lines that look like a rule but are not one. The line to report contains `Drain`. */
const LOST: readonly [what: string, markdown: string][] = [
  ['an item after a comment in its line', '<!-- shop --> - [ ] Drain'],
  ['an item after the end of a comment', '<!--\nshop\n--> - [ ] Drain'],
  ['an item in a footnote', '[^1]: - [ ] Drain'],
  ['a number with a space before its dot', '1 . Drain'],
  ['a box without a bullet', '[ ] Drain'],
  ['a ticked box without a bullet', '[x] Drain'],
  ['a bullet without a space', '-[ ] Drain'],
  ['a bullet without a space or a box', '-Drain the node'],
  ['a number without a space', '1.Drain the node'],
  ['a pasted bullet', '• Drain the node'],
  ['a pasted bullet with a question', '• Is Drain up? Yes.'],
  ['a pasted box', '☐ Drain the node'],
  ['a no-break space before the bullet', '\u00a0- [ ] Drain'],
  ['a no-break space after the bullet', '-\u00a0[ ] Drain'],
  ['a no-break space after the box', '- [ ]\u00a0Drain'],
  ['a zero-width space before the bullet', '\u200b- [ ] Drain'],
  ['a full-width box', '［ ］ Drain'],
  ['a box of nothing', '- [] Drain'],
  ['a box of two spaces', '- [  ] Drain'],
  ['a table', '| done | step |\n| --- | --- |\n| [ ] | Drain |'],
  ['a table of questions', '| question | answer |\n| --- | --- |\n| Is Drain up? | Yes |'],
  [
    'details without a blank line',
    '<details>\n<summary>Database</summary>\n- [ ] Drain\n</details>',
  ],
  [
    'a question in details',
    '<details>\n<summary>Database</summary>\n- Is Drain up? No.\n</details>',
  ],
  ['a placeholder alone in its line', '<HOSTNAME>\n- [ ] Drain'],
  ['indented as code', 'Then:\n\n    - [ ] Drain'],
  ['indented as code in a list', '1. Then:\n\n       - [ ] Drain'],
  ['indented in its own item', '-     [ ] Drain'],
  ['a paragraph', 'Is Drain up? Yes.'],
  ['a bold paragraph', '**Is Drain up?** **No** (so, wait)'],
  ['a linked question', '[Is Drain up?](https://a.example/?x) → Yes'],
  ['a heading', '### Is Drain up? Yes.'],
  ['a list of a heading', '- ### Is Drain up? Yes.'],
  ['the line after a step', '- [ ] First\n[ ] Drain'],
  ['the line after a question', '- Is it on? Yes.\n• Drain'],
  ['a list of HTML', '<ul>\n  <li>Drain the node</li>\n</ul>'],
  ['an item of HTML over lines', '<ol>\n  <li>\n    Drain the node\n  </li>\n</ol>'],
  ['a box of HTML', '<ul>\n<li><input type="checkbox" checked> Drain</li>\n</ul>'],
  ['a box of HTML in a paragraph', '<label><input type=checkbox>Drain</label>'],
  ['a box of HTML in an item', '- <input type="checkbox"> Drain'],
  ['a table of HTML', '<table>\n<tr><td>☐</td><td>Drain</td></tr>\n</table>'],
  ['cells of HTML in lines', '<table><tr>\n<td>Is Drain up?</td>\n<td>Yes</td></tr></table>'],
  ['a step in a summary', '<details>\n\n<summary>[ ] Drain</summary>\n\n</details>'],
  ['a box of an image', '![ ] Drain'],
  ['an exclamation mark before a box', '! [ ] Drain'],
  ['a ticked box of an image', '![x] Drain'],
  ['a box of a link', '[ ](x) Drain'],
  ['a box of a link without an address', '[ ]() Drain'],
  ['a box of a reference', '[ ][ref] Drain'],
  ['a box of a definition', '[ ]: Drain'],
  ['a ticked box of a definition', '[x]: Drain'],
  ['two boxes without a space', '[x][ ] Drain'],
  ['a dot after a box', '[ ]. Drain'],
  ['a backslash after a box', '[ ]\\ Drain'],
  ['a dot before a bullet', '.- [ ] Drain'],
  ['brackets of two kinds', '[ ) Drain'],
  ['braces', '{ } Drain'],
  ['the box of another program', '[/] Drain'],
  ['a box of an image below a rule', '- [ ] First\n  - ![ ] Drain'],
  ['a box of a link below a rule', '- [ ] First\n  - Second\n    1. [ ](x) Drain'],
  ['a box of an image after a step', '- [ ] First\n![ ] Drain'],
  ['a box of an image in an alert', '> [!NOTE]\n> ![ ] Drain'],
  ['a box of an image in a heading', '### ![ ] Drain'],
  ['a bullet and a box below a rule', '- [ ] First\n  - • [ ] Drain'],
  ['an entity', '&#9744; Drain'],
  ['entities of brackets', '&#91; &#x5d; Drain'],
  ['an entity of a bullet', '&bull; Drain'],
  ['an escaped bullet', '\\- [ ] Drain'],
  ['an escaped box', '\\[ \\] Drain'],
  ['an escaped number', '1\\. Drain'],
  ['a name of an emoji', ':ballot_box_with_check: Drain'],
  ['a keycap', '1️⃣ Drain'],
  ['letters', 'a) Drain the node'],
  ['roman numbers', 'ii. Drain the node'],
  ['a number in parentheses', '(1) Drain'],
  ['a number with a colon', '1: Drain'],
  ['a number with a dash', '1 - Drain'],
  ['a number in a circle', '① Drain'],
  ['a full-width number', '１．Drain'],
  ['a full-width dash', '－ Drain'],
  ['an arrow', '=> Drain'],
  ['two dashes', '-- Drain'],
  ['a star without a space', '*Drain the node'],
  ['a bold box', '**[ ] Drain**'],
  ['a struck item', '~~- [ ] Drain~~'],
  ['a heading with a box', '### [ ] Drain'],
  ['a heading that is a step', '### Step 2: Drain\n\nRun it.'],
  ['a numbered heading', '## Before deploy\n\n### 2. Drain\n\nRun it.'],
  ['a question above its answer', 'Is Drain up?\nYes.'],
  ['a question with a paragraph for its answer', '### Is Drain up?\n\nNo.'],
  ['questions and answers', '**Q:** Is Drain up?\n**A:** Yes'],
  ['an answer with a label', 'Is Drain up? Expected answer: no'],
  ['an answer behind dots', 'Is Drain up? .......... No'],
  ['an answer to choose', 'Is Drain up? (y/n)'],
  ['a foreign answer', 'Läuft Drain? Ja.'],
  ['a table of steps', '| # | Step |\n| --- | --- |\n| 1 | Drain |'],
  ['a table without outer bars', 'Step | Done\n--- | ---\nDrain | [ ]'],
  ['a definition list', 'Database\n: - [ ] Drain'],
  ['an unknown alert', '> [!DANGER]\n> - [ ] Drain'],
  ['a bold alert', '> **Warning:**\n> - [ ] Drain'],
  ['an alert with an emoji', '> ⚠️ [ ] Drain'],
  ['a label', 'TODO: Drain the node'],
  ['plain prose in a list', '- Drain the node'],
  ['plain prose in a numbered list', '1. Drain the node'],
  ['a question without its answer', '- Is Drain up?'],
  ['a numbered step', 'Step 1: Drain the node'],
  ['a footnote', 'Text[^1].\n\n[^1]: Is Drain up? Yes.'],
  ['the help of a rule', '- Is it on? Yes.\n\n  Is Drain up? No.'],
];

const MDX = LOST.filter(([what]) => what.includes('box of a') || what.includes('brackets'));

test.each([
  ...LOST.map(([what, markdown]) => [what, 'md', markdown] as const),
  ...MDX.map(([what, markdown]) => [what, 'mdx', markdown] as const),
])('%s is warned about at its line in .%s', (_, format, markdown) => {
  const line = markdown.split('\n').findIndex((text) => text.includes('Drain')) + 1;
  const { rules, diagnostics } = readItems(`${markdown}\n`, { format });
  expect(rules.filter(({ text }) => text.startsWith('Drain'))).toEqual([]);
  expect(diagnostics.filter((problem) => covers(problem, line))).not.toEqual([]);
});

test.each([
  ['a paragraph', 'Ask these before every deploy. Any doubts? Ask Ann.'],
  ['a quotation', '> - [ ] Drain\n> - Is it up? Yes.'],
  ['a fence', '```md\n- [ ] Drain\n```'],
  ['a comment', '<!-- One rule a line:\n- [ ] Drain\n-->'],
  ['help', '- [ ] Drain\n\n  - by hand\n  - or by script\n\n  Run:\n\n  ```sh\n  drain\n  ```'],
  ['indented code', '- [ ] Drain\n\n      drain --all'],
  ['a table of facts', '| a | b |\n| --- | --- |\n| 1 | 2 |'],
  ['help in HTML', '- [ ] Drain\n\n  <ul>\n  <li>by hand</li>\n  </ul>'],
  ['a numbered section with items', '### 2. Database\n\n- [ ] Drain'],
  ['a numbered stage', '## 1. ✅ Before deploy\n\nText.'],
  ['emphasis, a flag and a number', '*Drain* it.\n\n--force drains.\n\n3 - 5 nodes.'],
  ['an image', '![x](pic.png)\n\n![ ](pic.png) The rack.\n\n![x][rack]\n\n![](pic.png)'],
  ['a link', '[x](https://a.example) Read it.\n\n[X][x] too.\n\n[](#here) Here.'],
  ['a definition', '[x]: https://a.example "A"\n[ref]: /incidents/a'],
  [
    'an image or a link in help',
    '- [ ] Drain\n\n  - ![x](pic.png)\n  - [x](https://a.example) Read.',
  ],
  ['a badge', '[![build](https://a.example/b.svg)](https://a.example)'],
  ['a footnote with a star', '[*] Only on Debian.'],
  ['a question in prose', 'Any doubts?\nNo idea is too small. Ask Ann.'],
])('%s has no warning', (_, markdown) => {
  expect(readItems(`${markdown}\n`).found).toEqual([]);
});

test('what is inside an alert is meant, with its help', () => {
  const { rules, found } = readItems(
    '> [!IMPORTANT]\n> - [ ] Page the on-call\n>\n>   By **phone**,\n>   not by mail.\n> - Is it up? Yes.\n',
  );
  expect(found).toEqual([]);
  expect(rules.map(({ text, help }) => [text, help])).toEqual([
    ['Page the on-call', 'By **phone**,\nnot by mail.'],
    ['Is it up?', undefined],
  ]);
});

describe('a block that is not closed is found where it begins', () => {
  test.each([
    ['```sh\nls\n\n## Before deploy\n\n- [ ] Drain\n', ['1:1 block-unclosed']],
    ['~~~\nls\n```\n- [ ] Drain\n', ['1:1 block-unclosed']],
    ['Text.\n\n<!-- A note\n\n## Before deploy\n\n- [ ] Drain\n', ['3:1 block-unclosed']],
    ['<pre>\nls\n\n- [ ] Drain\n', ['1:1 block-unclosed']],
    ['```log\nA\n\n## Before deploy\n\n- [ ] Drain\n\n```sh\nls\n```\n', ['1:1 block-unclosed']],
    ['<!-- a\n\n## Before deploy\n\n<!-- b -->\n', ['1:1 block-unclosed']],
    [
      '<div>\n## Before deploy\n- [ ] Drain\n</div>\n',
      ['2:1 stage-near-miss', '3:1 rule-not-read'],
    ],
    ['````md\n```sh\nls\n```\n````\n\n```\nend\n```\n', []],
    ['<!-- a -->\n\n<!-- b\n-->\n', []],
  ])('%j: %j', (markdown, expected) => {
    expect(readRules(markdown).found).toEqual(expected);
  });
});

describe('a stage that opens in another way than its author thinks', () => {
  test.each([
    ['**Before deploy**\n\n- [ ] Drain\n', ['1:1 stage-near-miss']],
    ['##Before deploy\n\n- [ ] Drain\n', ['1:1 stage-near-miss']],
    ['- Before deploy:\n  - [ ] Drain\n', ['1:3 stage-near-miss']],
    ['## After the release\n\n- [ ] Drain\n', ['1:1 stage-near-miss']],
    ['## After the release\n\nWe drained it.\n\n- by hand\n', []],
    ['## Before deploy\n### Rollback\n- [ ] Drain\n', ['2:1 stage-inside-stage']],
    ['## Before deploy\n### Rollback\nText.\n', []],
    ['## Önce\n\n- Testler geçti mi? Evet.\n', ['3:3 words-unknown']],
    ['## Vorher\n\n- Läuft der Test? Ja (immer).\n', ['3:3 words-unknown']],
    ['## Notes\n\n- What was lost? Nothing.\n', []],
    ['<h2>Before deploy</h2>\n\n- [ ] Drain\n', ['1:1 stage-near-miss']],
    ['## Release checklist\n\n- [ ] Drain\n', ['1:1 stage-near-miss']],
    ['## What to check before the next deploy\n\n- [ ] A\n', ['1:1 stage-near-miss']],
  ])('%j: %j', (markdown, expected) => {
    expect(readRules(markdown).found).toEqual(expected);
  });

  test('steps of a checklist that are asked at another stage are reported', () => {
    const { rules, found } = readRules(
      '- [ ] Test\n\n## Deployment steps\n\n- [ ] Deploy\n\n## Post-release checks\n\n- [ ] Look\n\n## If it fails\n\n- [ ] Page\n\n## Undo\n\nText.\n',
      { stage: 'before-deploy' },
    );
    expect(rules.map(({ stage }) => stage)).toEqual(Array(4).fill('before-deploy'));
    expect(found).toEqual(['3:1', '7:1', '11:1'].map((place) => `${place} stage-near-miss`));
  });
});

/** A step or question with a name of its own, in all the forms that people write. */
const STEP = [
  ...[
    '- [ ] N',
    '* [x] N',
    '1. [ ] N',
    '- Is N up? Yes.',
    '- Is N up? No (so, wait). `command a`',
    '- N',
  ],
  ...[
    '-[ ] N',
    '[ ] N',
    '• N',
    '☐ N',
    '\u00a0- [ ] N',
    '- [ ]\u00a0N',
    'Is N up? Yes.',
    '**Is N up?** No',
    '| [ ] | N |',
  ],
  ...[
    '### Is N up? Yes.',
    '- [ ] **N** and ~~x~~',
    '- ~~Is N up? Yes.~~',
    '1) [ ] N',
    '    - [ ] N',
    '  - [ ] N',
    '\t- Is N up? No.',
    '<li><input type=checkbox> N</li>',
    '- [ ] a; [ ] N',
    '\\- [ ] N',
  ],
];
const AROUND = [
  '',
  '\n',
  'Some text.\n',
  '\n> [!NOTE]\n',
  '<details>\n',
  '</details>\n',
  '\n<div>\n\n',
  '- item\n',
  '# Title\n',
  '---\n',
  '\u200b\n',
  '| a | b |\n| - | - |\n',
  '<ul>\n',
  '- [ ] a  \n',
];

test('no step is lost, whatever surrounds it', () => {
  const block = fc.tuple(fc.constantFrom(...AROUND), fc.constantFrom(...STEP));
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
      const markdown = blocks
        .map(([around, step], index) => `${around}${step.replace('N', `Step${index}x`)}\n`)
        .join('');
      const { rules, diagnostics } = readRules(markdown, { stage: 'before-deploy' });
      const lines = markdown.split('\n');
      for (const index of blocks.keys()) {
        const name = `Step${index}x`;
        const line = lines.findIndex((text) => text.includes(name)) + 1;
        const read = rules.some(({ text, group }) => `${text} ${group}`.includes(name));
        const said = diagnostics.some((problem) => covers(problem, line));
        expect(read || said, `${name} in\n${markdown}`).toBe(true);
      }
    }),
    { numRuns: 250, seed: 7 },
  );
});

/** What each code means, for people who see it for the first time, with an example that triggers it. */
import type { DiagnosticCode } from './codes.ts';

/** A small journal, or a part of one, that triggers the code. */
export type Example =
  /** The body of a checklist. */
  | { checklist: string }
  /** The body of an incident. */
  | { incident: string }
  /** Whole files of a journal that is sound without them, by path. `null` is a file that is missing. */
  | { files: Readonly<Record<string, string | null>> }
  /** A `belay.json`. */
  | { project: string };

export interface Explanation {
  /** Why Belay reports it. */
  why: string;
  example: Example;
}

const incident = (fields: string, body = 'Text.') =>
  `---\ntitle: Pods did not start\n${fields}\n---\n\n${body}\n`;
const SOUND = 'date: 2026-01-05\nseverity: sev2';
const two = (first: string, second: string) => ({
  files: {
    'incidents/first.md': incident(SOUND, `## Before deploy\n\n${first}`),
    'incidents/second.md': incident(SOUND, `## Before deploy\n\n${second}`),
  },
});

export const EXPLANATIONS: Readonly<Record<DiagnosticCode, Explanation>> = {
  'answer-missing': {
    why: 'A question is a rule only with the answer that lets the deploy continue. Without one, Belay cannot tell a good answer from a bad one.',
    example: { checklist: '- Is the backup done?' },
  },
  'answer-unknown': {
    why: 'After the question comes Yes or No (or a word from `answers:` in journal.yaml), as the last word: only a remark in parentheses and a check may follow.',
    example: { checklist: '- Is the backup done? Sure.' },
  },
  'question-missing': {
    why: 'The gate would show an answer without its question.',
    example: { checklist: '- The tests pass: yes' },
  },
  'two-questions': {
    why: 'One item is one rule with one answer. If two questions were read as one, the first answer would be lost.',
    example: { checklist: '- Is A up? Yes. Is B up? No.' },
  },
  'strike-partial': {
    why: 'A rule that is struck through as a whole is retired. If only a part of it is struck through, Belay cannot tell whether the rule is still active.',
    example: { checklist: '- ~~Is the FTP mirror~~ in sync? Yes.' },
  },
  'remark-begins-with-so': {
    why: 'A parenthesis that begins with `so,` or `so:` is a consequence and reverses the answer. Without the comma it is a remark, but it looks similar.',
    example: { checklist: '- Is there a backup? Yes (so that we can go back).' },
  },
  'rule-too-long': {
    why: 'Rules are read at a prompt, in a hurry.',
    example: { checklist: `- Is it ${'very '.repeat(400)}long? Yes.` },
  },
  'not-a-rule': {
    why: 'A list under a stage heading is a list of rules. An item that is not a rule would be silently ignored.',
    example: { checklist: '- Never on a Friday' },
  },
  'rule-not-read': {
    why: 'Only list items of Markdown are rules. A box without a bullet, a pasted bullet, a table, a list of HTML or a question with its answer in the next line looks like a rule on the page, but the gate would never ask it.',
    example: { checklist: '[ ] Freeze the schema' },
  },
  'asked-as-one': {
    why: 'One item is one rule. Anyone who confirms the first of two steps, or answers the first of two questions, answers for both.',
    example: { checklist: '- [ ] Drain node A; [ ] drain node B' },
  },
  'line-joined': {
    why: 'In Markdown, a line right below a list item belongs to its text. Other tools end a block with such a line; here it would become part of the rule.',
    example: { checklist: ':::tip\n- [ ] Take a snapshot\n:::' },
  },
  'block-unclosed': {
    why: 'A code fence, a comment or an HTML element that is never closed hides everything below it, rules included.',
    example: { checklist: '```sh\nmake deploy\n\n- [ ] Take a snapshot' },
  },
  'rule-outside-stage': {
    why: 'Lists outside a stage are prose. This one looks as if it was meant as a rule.',
    example: { incident: '## What was learned\n\n- Is today Friday? No.' },
  },
  'words-unknown': {
    why: 'Belay knows the English words. Those of other languages are added in journal.yaml.',
    example: { incident: '## Önce\n\n- Testler geçti mi? Evet.' },
  },
  'stage-near-miss': {
    why: 'A heading opens a stage only if Belay recognises it. If it does not, the steps below it are asked at another stage, or never.',
    example: { incident: '## Before deplyo\n\n- [ ] Take a snapshot' },
  },
  'stages-in-one-heading': {
    why: 'A step is asked at one stage. Under a heading for two, it would be asked only once, and nobody would notice.',
    example: { incident: '## Before deploy / After deploy\n\n- [ ] Take a snapshot' },
  },
  'stage-inside-stage': {
    why: 'A stage ends at the next heading of the same level. A heading below it that opens another stage takes its steps out of the outer one.',
    example: { incident: '## Before deploy\n\n### Rollback\n\n- [ ] Try the rollback' },
  },
  'id-empty': {
    why: 'The id of a rule is made from the letters of its text. Answers and records name the rule by it.',
    example: { checklist: '- 🚀? Yes.' },
  },
  'id-duplicate': {
    why: 'The same id is the same rule. Two rules of one note need different ids.',
    example: { checklist: '- Is A up? Yes. `id=up`\n- Is B up? Yes. `id=up`' },
  },
  'id-conflict': {
    why: 'The same id is the same rule in all notes. Two different texts with one id would be merged.',
    example: two('- Is A up? Yes. `id=up`', '- Is B up? Yes. `id=up`'),
  },
  'answer-conflict': {
    why: 'One rule cannot expect both answers.',
    example: two('- Is it Friday? No.', '- Is it Friday? Yes.'),
  },
  'stage-conflict': {
    why: 'One rule is asked at one stage.',
    example: {
      files: {
        'incidents/first.md': incident(SOUND, '## Before deploy\n\n- Is it up? Yes.'),
        'incidents/second.md': incident(SOUND, '## After deploy\n\n- Is it up? Yes.'),
      },
    },
  },
  'check-conflict': {
    why: 'One rule is answered by one check.',
    example: two('- Is it up? Yes. `command a`', '- Is it up? Yes. `command b`'),
  },
  'retired-elsewhere-active': {
    why: 'A rule is retired only if every note that states it strikes it through.',
    example: two('- ~~Is it up? Yes.~~', '- Is it up? Yes.'),
  },
  'check-unknown': {
    why: 'The inline code at the end of a question says what answers it. Its first word is the kind of check.',
    example: { checklist: '- Do the tests pass? Yes. `comand unit-tests`' },
  },
  'check-parameter': {
    why: 'Each kind of check has its own arguments.',
    example: { checklist: '- Is it late? No. `calendar weekday=fryday`' },
  },
  'check-near-miss': {
    why: 'In a step, code is part of the text unless it begins with a kind of check. This one nearly does.',
    example: { checklist: '- [ ] Run the tests `comand unit-tests`' },
  },
  'check-misplaced': {
    why: 'A check is read only at the end of a rule. Elsewhere it is text, and a person is asked instead.',
    example: { checklist: '- Is it up? Yes (see `command smoke-test`).' },
  },
  'check-on-group': {
    why: 'A step with steps below it is a group. It is not asked, so its check never runs.',
    example: { checklist: '- [ ] Database `command backup`\n  - [ ] Dump it' },
  },
  'front-matter': {
    why: 'The fields at the top of a note are checked, so that a misspelt one does not count as missing.',
    example: { files: { 'incidents/a.md': incident('date: 2026-01-05\nseverity: high') } },
  },
  'front-matter-comment': {
    why: 'In YAML, a space and `#` begin a comment. The rest of the text would be lost.',
    example: {
      files: { 'incidents/a.md': incident(`summary: The pool ran dry, issue #42\n${SOUND}`) },
    },
  },
  'note-syntax': {
    why: 'An .mdx note is a program. If it does not parse, it has no page and no rules.',
    example: { files: { 'incidents/a.mdx': incident(SOUND, '<Aside') } },
  },
  'note-too-complex': {
    why: 'Nobody reads a page of this size, and one note must not slow down all others.',
    example: { incident: '- a\n'.repeat(20_001) },
  },
  'note-failed': {
    why: 'Something went wrong that should not. The other notes are not affected.',
    example: { files: {} },
  },
  'link-broken': {
    why: 'A link to a note, a heading, a page or a file that does not exist.',
    example: { incident: '[The release list](../checklists/relase.md)' },
  },
  'address-shared': {
    why: 'A page has one address. Capital letters and file extensions are not part of it.',
    example: { files: { 'incidents/a.md': incident(SOUND), 'incidents/A.md': incident(SOUND) } },
  },
  'diagram-not-drawn': {
    why: 'Belay draws diagrams at build, without a browser, and knows Graphviz (DOT) only. Mermaid and its like need a browser.',
    example: { incident: '## Course\n\n```mermaid\ngraph LR; a --> b\n```' },
  },
  'component-broken': {
    why: 'The site build would end at this component or expression, as it is not there or refuses what it is given.',
    example: {
      files: { 'incidents/a.mdx': incident(SOUND, '<Timeline events={[]} />') },
    },
  },
  'import-broken': {
    why: 'This import would make the site build fail.',
    example: {
      files: { 'incidents/a.mdx': incident(SOUND, "import Chart from './Chart.astro';\n\nText.") },
    },
  },
  'summary-placeholder': {
    why: 'Lists, search results and feeds show the summary.',
    example: { files: { 'incidents/a.md': incident(`${SOUND}\nsummary: TODO`) } },
  },
  'section-empty': {
    why: 'A heading without text is either unfinished or not needed.',
    example: { incident: '## Why\n\n## What was learned\n\nText.' },
  },
  'checklist-empty': {
    why: 'A checklist without rules asks nothing.',
    example: { checklist: 'Ask Ann.' },
  },
  'date-future': {
    why: 'An incident is in the past. A future date is a typing error.',
    example: { files: { 'incidents/a.md': incident('date: 2096-01-05\nseverity: sev2') } },
  },
  'date-name': {
    why: 'The file name of an incident begins with its month, which must match its date.',
    example: { files: { 'incidents/2026-03-pods.md': incident(SOUND) } },
  },
  'follow-up-date': {
    why: 'A follow-up with a due date is shown as overdue on the day after it. That needs one day: `(by 2026-12-01)`, `(by 1 December 2026)` or `(by 1.12.2026)`. `12/01/2026` is two days, depending on the country.',
    example: { incident: '## Follow-ups\n\n- [ ] Replace the wheel (by 2026-02-30)' },
  },
  'follow-up-overdue': {
    why: 'Somebody promised it after an incident, for a day that is over. Only `belay lint --strict` reports it, and as a warning even there: a day that passes must not keep a journal from being published.',
    example: { incident: '## Follow-ups\n\n- [ ] Replace the wheel (by 2026-01-12)' },
  },
  'name-alone': {
    why: 'A rule for a misspelt project, stack or environment is never asked. This name occurs once, and is similar to one that other notes use.',
    example: {
      files: {
        'incidents/a.md': incident(`${SOUND}\nappliesTo: { stacks: [django] }`),
        'incidents/b.md': incident(`${SOUND}\nappliesTo: { stacks: [Django] }`),
        'incidents/c.md': incident(`${SOUND}\nappliesTo: { stacks: [djnago] }`),
      },
    },
  },
  'symptoms-missing': {
    why: '`belay match` finds an incident by the log that its note quotes.',
    example: { incident: 'It was slow.' },
  },
  'symptoms-background': {
    why: 'Lines that every program prints do not identify an incident.',
    example: { incident: '```log\nTraceback (most recent call last):\n```' },
  },
  'symptoms-alike': {
    why: '`belay match` cannot tell two incidents with the same log apart.',
    example: {
      files: {
        'incidents/a.md': incident(SOUND, '```log\nERROR pool ran dry: 17 of 17 in use\n```'),
        'incidents/b.md': incident(SOUND, '```log\nERROR pool ran dry: 17 of 17 in use\n```'),
      },
    },
  },
  'journal-config': {
    why: 'journal.yaml has the settings of the journal. A misspelt field must not count as missing.',
    example: {
      files: {
        'journal.yaml':
          'title: Journal\nurl: https://journal.example/\ntimeZone: Mars\ncountry: TR\n',
      },
    },
  },
  'holidays-unchecked': {
    why: 'The holidays of most countries come from a library, which has been wrong before. A calendar check is only as good as its holidays.',
    example: {
      files: {
        'journal.yaml':
          'title: Journal\nurl: https://journal.example/\ntimeZone: America/Lima\ncountry: PE\n',
      },
    },
  },
  'belay-json': {
    why: 'belay.json says what a project is and what the names in the rules mean. A misspelt field must not count as missing.',
    example: { project: '{ "project": "shop", "comands": {} }' },
  },
  'file-unreadable': {
    why: 'Belay needs to read every note, and journal.yaml.',
    example: { files: { 'journal.yaml': null } },
  },
  'file-too-large': {
    why: 'Notes are written by hand. A file of this size is here by mistake.',
    example: { incident: 'x'.repeat(1024 * 1024) },
  },
  'file-not-utf8': {
    why: 'Text in another encoding shows the wrong characters.',
    example: { files: { 'incidents/a.md': '\\xff' } },
  },
  'file-unsafe': {
    why: 'When an SVG that contains a script is opened on its own, the script runs as part of the site.',
    example: {
      files: {
        'incidents/a.md': incident(SOUND, '![Rack](rack.svg)'),
        'incidents/rack.svg': '<svg><script/></svg>',
      },
    },
  },
  'link-outside': {
    why: 'A symbolic link to outside the content folder would publish a file that is not part of the journal.',
    example: { files: { 'incidents/a.md': '-> ../../elsewhere.md' } },
  },
  'mdx-not-run': {
    why: 'Markdown from other people is shown, but its code never runs.',
    example: { files: { 'journal.yaml': null, 'a.mdx': '# Title' } },
  },
  'note-not-read': {
    why: 'Only notes in the two folders state rules. This file may have been meant as one.',
    example: { files: { 'draft.md': '# Title' } },
  },
};

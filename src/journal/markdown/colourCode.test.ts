/** Code is coloured in one step as Shiki with our transformers colours it. */
import rehypeShiki from '@shikijs/rehype';
import type { Root } from 'hast';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { colourCode } from './colourCode.ts';
import { htmlText } from './htmlText.ts';
import { shikiOptions } from './shiki.ts';

const shiki = unified().use(rehypeShiki, shikiOptions).freeze();

async function byTransformers(code: string, language: string, meta: string): Promise<string> {
  const properties = { className: [`language-${language}`], ...(meta && { metastring: meta }) };
  const tree: Root = {
    type: 'root',
    children: [
      {
        type: 'element',
        tagName: 'pre',
        properties: {},
        children: [
          {
            type: 'element',
            tagName: 'code',
            properties,
            children: [{ type: 'text', value: code }],
          },
        ],
      },
    ],
  };
  return htmlText(await shiki.run(tree));
}

test.each([
  [
    'sh',
    'dpkg -l | grep "libssl"  # and more\n\n  systemctl restart worker-1 && \\\n\techo $?\n',
    '',
  ],
  ['ts', 'const a: string = `x`; // why\nclass B extends C {}\n  /* a\n\n  b */ return;\n', ''],
  ['yaml', 'a: 1\nb:\n  - "x": yes # no\n  - <<: *y\n', 'title="values.yaml"'],
  ['md', '# Title\n\n**bold** _it_ ~~gone~~ [a](b) `c`\n', ''],
  ['python', 'def f(x):\n    """Say."""\n    return  x  \n   \n', ''],
  ['diff', '- a\n+ b\n', ''],
  ['text', 'plain\n\n  <text>\n', ''],
  ['plaintext', 'plain', ''],
  ['nosuch', 'plain', 'title="x"'],
  ['__proto__', 'plain', ''],
  ['sql', '', ''],
])('%s: %j', async (language, code, meta) => {
  const coloured = await colourCode(code, language, meta);
  expect(coloured && htmlText(coloured)).toBe(await byTransformers(code, language, meta));
});

test.each([
  ['a marked line', 'ts', 'a\n', '{1}'],
  ['a marked word', 'ts', 'a\n', '/a/'],
  ['a mark in a comment', 'ts', 'a // [!code ++]\n', ''],
  ['a comment in a comment', 'ts', '// a // b\n', ''],
  ['colours of a terminal', 'ansi', 'a\n', ''],
])('%s is left to the transformers', async (_, language, code, meta) => {
  expect(await colourCode(code, language, meta)).toBeUndefined();
});

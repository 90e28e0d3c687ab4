import { expect, test } from 'vitest';
import { withoutComments } from './withoutComments.ts';

test.each<['md' | 'mdx', string, string]>([
  ['md', 'A\n\n<!-- secret\nmore -->\n\nB <!-- x --> C\n', 'A\n\n\nB  C\n'],
  ['md', '---\ntitle: A\n---\r\n<!-- x -->\r\nB\n', '---\ntitle: A\n---\r\nB\n'],
  [
    'md',
    '```html\n<!-- kept -->\n```\n\n`<!-- kept -->`\n',
    '```html\n<!-- kept -->\n```\n\n`<!-- kept -->`\n',
  ],
  ['md', '- [ ] A <!-- a -->\n- B\n', '- [ ] A \n- B\n'],
  ['md', '<div>\n<!-- a --> x <!-- b -->\n</div>\n', '<div>\n x \n</div>\n'],
  ['md', 'A\n\n<!-- never closed\n', 'A\n\n'],
  ['mdx', 'A {/* x */}\n\n{/* y */}\n\n{a /* z */}\n', 'A \n\n\n{a /* z */}\n'],
  ['mdx', '{ /* broken\n', '{ /* broken\n'],
  ['md', 'A /* b */\n', 'A /* b */\n'],
])('.%s: %j becomes %j', async (format, text, expected) => {
  expect(await withoutComments(text, format)).toBe(expected);
});

import { expect, test } from 'vitest';
import { undrawnDiagrams } from './undrawnDiagrams.ts';

test.each<[text: string, places: string[]]>([
  ['```mermaid\na-->b\n```\n', ['1:1']],
  [
    'Text\n\n- A step\n\n  ~~~ PlantUML title=x\n  a\n  ~~~\n\n> ```d2\n> a\n> ```\n',
    ['5:3', '9:3'],
  ],
  ['<Aside>\n\n```mermaid\na-->b\n```\n\n</Aside>\n', ['3:1']],
  ['````md\n```mermaid\na\n```\n````\n\n```puml\n```\n', ['7:1']],
  ['```dot\na->b\n```\n\n`mermaid`\n\nWe use mermaid.\n', []],
])('diagrams that stay code are found at their fence: %j', (text, places) => {
  const found = undrawnDiagrams(text, 'a.mdx');
  expect(found.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
});

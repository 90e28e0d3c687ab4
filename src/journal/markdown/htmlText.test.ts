/** Our HTML is that of the library, whatever the tree holds. */
import { array, assert, constantFrom, letrec, oneof, property, record, string } from 'fast-check';
import type { Nodes, Root } from 'hast';
import { htmlTagNames } from 'html-tag-names';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { htmlText } from './htmlText.ts';

const library = unified().use(rehypeStringify).freeze();

const NAMES = [
  ...['id', 'className', 'class', 'href', 'title', 'alt', 'start', 'checked', 'disabled', 'open'],
  ...['hidden', 'download', 'tabIndex', 'ariaLabel', 'dataStage', 'data-x', 'accept', 'coords'],
  ...['srcSet', 'style', 'contentEditable', 'colSpan', 'data*', 'on click', 'xLinkHref', ''],
];

const { tree } = letrec<{ tree: unknown; node: unknown }>((tie) => {
  const children = array(tie('node'), { maxLength: 4 });
  const text = oneof(string({ unit: 'binary' }), string({ unit: constantFrom(...'<>&"\'`\0a ') }));
  const value = oneof(
    text,
    array(text, { maxLength: 3 }),
    constantFrom('', true, false, 0, 7, Number.NaN, null, undefined, 'disabled', 'hidden'),
  );
  const properties = array(record({ key: constantFrom(...NAMES), value }), { maxLength: 4 }).map(
    (list) => Object.fromEntries(list.map(({ key, value }) => [key, value])),
  );
  return {
    tree: record({ type: constantFrom('root'), children }),
    node: oneof(
      { maxDepth: 4 },
      record({ type: constantFrom('text', 'comment', 'raw'), value: text }),
      record({
        type: constantFrom('element'),
        tagName: constantFrom(...htmlTagNames, 'svg', 'path', 'foreignObject', 'BR'),
        properties,
        children,
        content: record({ type: constantFrom('root'), children }),
      }),
    ),
  };
});

test('any tree is written as the library writes it', () => {
  assert(
    property(tree, (root) => {
      expect(htmlText(root as Nodes)).toBe(library.stringify(root as Root));
    }),
    { numRuns: 300 },
  );
});

/** What passes as harmless is what the sanitizer would leave as it is. */
import {
  array,
  assert,
  constantFrom,
  integer,
  letrec,
  oneof,
  property,
  record,
  string,
} from 'fast-check';
import type { Properties, Root } from 'hast';
import { expect, test } from 'vitest';
import { isHarmless, sanitizer } from './sanitizeHtml.ts';

const TAGS = 'p a li ul code h2 img input table td tr section script svg div template __proto__';
const NAMES =
  'href src id className title start checked disabled type name style onClick dataStage dataFootnotes metastring align constructor';
const VALUES =
  'https://a javascript:x JAVASCRIPT:x mailto:a ./a:b a:b ?a:b #a:b https java\nscript:x checkbox task-list-item footnotes language-sh sr-only rule language-';

const USUAL: [string, Properties][] = [
  ['p', {}],
  ['strong', { id: 'a' }],
  ['a', { href: 'https://example.org/a', title: 'b' }],
  ['li', { id: 'rule-a', className: ['task-list-item', 'rule'], dataExpect: 'yes' }],
  ['input', { type: 'checkbox', checked: false, disabled: true }],
  ['table', {}],
];

const { root } = letrec<{ root: Root; node: unknown }>((tie) => {
  const children = array(tie('node'), { maxLength: 3 });
  const one = oneof(
    constantFrom<unknown>(...VALUES.split(' ')),
    constantFrom(true, false),
    integer(),
  );
  const value = oneof(one, array(one, { maxLength: 2 }), constantFrom(null, undefined));
  const entry = record({ name: constantFrom(...NAMES.split(' ')), value });
  const properties = array(entry, { maxLength: 2 }).map((list) =>
    Object.fromEntries(list.map(({ name, value }) => [name, value])),
  );
  return {
    root: record({ type: constantFrom<'root'>('root'), children }) as never,
    node: oneof(
      { maxDepth: 4 },
      record({ type: constantFrom('text', 'text', 'text', 'comment', 'raw'), value: string() }),
      record({
        type: constantFrom('element'),
        tagName: constantFrom(...TAGS.split(' ')),
        properties,
        children,
      }),
      // Elements of notes: most trees would hold something harmful otherwise.
      ...[1, 2, 3, 4].map(() =>
        record({ of: constantFrom(...USUAL), children }).map(
          ({ of: [tagName, own], children }) => ({
            type: 'element',
            tagName,
            properties: { ...own },
            children,
          }),
        ),
      ),
    ),
  };
});

test('a tree that passes as harmless is not changed by the sanitizer', () => {
  let passed = 0;
  assert(
    property(root, (tree) => {
      if (!isHarmless(tree)) return;
      if (tree.children.some(({ type }) => type === 'element')) passed++;
      expect(sanitizer.runSync(tree)).toEqual(tree);
    }),
    { numRuns: 2_000 },
  );
  expect(passed).toBeGreaterThan(100);
});

test.each<[string, Properties]>([
  ['a', { href: 'javascript:alert(1)' }],
  ['a', { href: ' javascript:alert(1)' }],
  ['a', { href: 'java\nscript:alert(1)' }],
  ['img', { src: 'data:text/html,x' }],
  ['p', { onClick: 'alert(1)' }],
  ['p', { style: 'color: red' }],
  ['code', { className: ['x'] }],
  ['td', {}],
  ['input', { type: 'text' }],
  ['script', {}],
  ['svg', {}],
])('<%s> with %j is left to the sanitizer', (tagName, properties) => {
  const tree: Root = {
    type: 'root',
    children: [{ type: 'element', tagName, properties, children: [] }],
  };
  expect(isHarmless(tree)).toBe(false);
});

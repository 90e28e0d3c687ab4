import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { simpleYaml } from './simpleYaml.ts';

const NOTE = `title: "Workers died: libssl"
date: 2019-06-24T09:40Z
duration: 2h 50m
services: [shop, web server]
tags:
  - openssl
  - 'a, b'
summary: >-
  The wheel brought its own: libssl.
  Every worker died
appliesTo:
  projects: [shop]
aliases: []
`;

test('usual front matter is read as YAML reads it', () => {
  expect(simpleYaml(NOTE)).toEqual(parseDocument(NOTE).toJS());
  expect(simpleYaml(NOTE)).toMatchObject({
    summary: expect.stringContaining('. Every'),
    aliases: [],
  });
});

test.each([
  ['a comment', 'title: Fix #42'],
  ['a number', 'title: 12'],
  ['nothing', 'title: null'],
  ['a truth', 'tags: [true]'],
  ['a field twice', 'title: A\ntitle: B'],
  ['a colon and a space', 'title: A: b'],
  ['an anchor', 'title: &a A'],
  ['a text that goes on', 'title: A\n  b'],
  ['an escape', 'title: "a\\n"'],
  ['lines of Windows', 'title: A\r\ndate: 2019-06-24\r\n'],
  ['a tab', 'title:\tA'],
])('%s is left to the parser for all of YAML', (_, text) => {
  expect(simpleYaml(text)).toBeUndefined();
});

test('whatever is accepted is what YAML says, without a warning', () => {
  const bits = [
    ...['title', 'a', 'null', 'true', 'No', 'Über b', '2019-06-24', '45m', '1e5', '0x1f', '.', '~'],
    ...[
      ': ',
      ':',
      '\n',
      '\n  ',
      '\n  - ',
      '\n- ',
      '[',
      ']',
      ', ',
      ',',
      '"',
      "'",
      '>-\n  ',
      '# ',
      '|',
    ],
    ...[
      '*a',
      '&a',
      '!t',
      '%',
      '@',
      '`',
      '{',
      '}',
      '? ',
      ' ',
      '\t',
      '\r',
      '---',
      '...',
      '😀',
      '\u00a0',
      '<<',
    ],
  ];
  const part = fc.array(fc.constantFrom(...bits), { minLength: 1, maxLength: 10 });
  const frame = fc.constantFrom('%', 'a: %\n', 'a: [%]', 'a:\n  - %\n', 'a:\n  b: %');
  const text = fc
    .tuple(frame, part)
    .map(([around, parts]) => around.replace('%', () => parts.join('')));
  fc.assert(
    fc.property(text, (yaml) => {
      const fields = simpleYaml(yaml);
      if (fields === undefined) return;
      const document = parseDocument(yaml);
      expect([...document.errors, ...document.warnings]).toEqual([]);
      expect(fields).toEqual(document.toJS());
    }),
    { numRuns: 20_000 },
  );
});

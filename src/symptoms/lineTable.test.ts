import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packLines, packOwners, unpackLines, unpackOwners } from './lineTable.ts';

test('packed lines can be unpacked', () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' '));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(unpackLines(packLines(lines))).toEqual(lines);
    }),
  );
});

test.each([1, 64, 65, 4096, 4097, 300_000])(
  'packed owners of %d incidents come back',
  (incidents) => {
    const owners = fc.array(fc.uniqueArray(fc.nat(incidents - 1), { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(owners, (lists) => {
        expect(unpackOwners(packOwners(lists, incidents), incidents)).toEqual(lists);
      }),
    );
  },
);

test('a line that most incidents do not share costs two characters in a journal of thousands', () => {
  expect(packOwners([[7], [0, 4000], [5]], 4096)).toBe('AHAA+-gAF');
});

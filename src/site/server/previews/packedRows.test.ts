/** Rows that are packed in parts unpack to the rows of the picture. Node checks the sum at the end, too. */
import { inflateSync } from 'node:zlib';
import { array, assert, boolean, nat, property, uint8Array } from 'fast-check';
import { test } from 'vitest';
import { rowPacker } from './packedRows.ts';

const STRIDE = 97;
const HEIGHT = 90;

test('pictures with other rows in some places unpack to those rows', () => {
  const rows = uint8Array({ minLength: STRIDE * HEIGHT, maxLength: STRIDE * HEIGHT });
  const cuts = array(nat(HEIGHT), { minLength: 2, maxLength: 8 });
  assert(
    property(rows, rows, cuts, boolean(), (below, above, places, full) => {
      if (full) above.fill(255);
      const sorted = [...new Set(places)].sort((a, b) => a - b);
      const bands = sorted.flatMap((top, index) => {
        const end = sorted[index + 1];
        if (index % 2 === 1 || end === undefined) return [];
        return [{ top, rows: above.slice(top * STRIDE, end * STRIDE) }];
      });
      const expected = Buffer.from(below);
      for (const band of bands) expected.set(band.rows, band.top * STRIDE);
      const pack = rowPacker(below, STRIDE);
      // The second time, the rows below are known.
      return [pack(bands), pack(bands)].every((data) => inflateSync(data).equals(expected));
    }),
    { numRuns: 40 },
  );
});

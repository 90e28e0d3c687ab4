/** Packs pictures that have most of their rows in common: what they have in common is packed once. */
import { constants, deflateRawSync } from 'node:zlib';

/** Most of a picture is one colour: a higher level takes ten times as long, and saves a quarter. */
const LEVEL = 2;
/** The head of a zlib stream (https://www.rfc-editor.org/rfc/rfc1950): deflate, with a window of 32 kB. */
const HEAD = Uint8Array.of(0x78, 0x01);
/** An empty last block (https://www.rfc-editor.org/rfc/rfc1951). */
const LAST = Uint8Array.of(0x03, 0x00);
/** The modulus of Adler-32. */
const MODULUS = 65_521;
/** How many bytes are summed before the remainder is taken: the sums stay below 2 to the 31st. */
const SUMMED = 2048;

/** Rows of a picture that are not those of the picture below. */
export interface Band {
  /** The first of its rows in the picture, from 0. */
  top: number;
  rows: Uint8Array;
}

/** Rows as blocks of a deflate stream that end at a whole byte, none of them the last. */
interface Part {
  blocks: Uint8Array;
  /** How many bytes the rows have. */
  length: number;
  /** The sum of these bytes, modulo 65,521. */
  sum: number;
  /** The sum of these bytes, each times the number of bytes from it to the end, modulo 65,521. */
  weighted: number;
}

/**
 * Makes a function that packs pictures as the zlib stream of a PNG. Not in another thread: handing the rows over takes
 * three times as long as packing them.
 *
 * @param rows of the picture that is below all others, as `packRows` makes them.
 * @param stride how many bytes a row has.
 * @returns packs the picture with other rows in some places. The bands are in order, and do not overlap.
 */
export function rowPacker(rows: Uint8Array, stride: number): (bands: readonly Band[]) => Buffer {
  const known = new Map<string, Part>();
  const below = (from: number, to: number): Part => {
    const key = `${from}-${to}`;
    const part = known.get(key) ?? packed(rows.subarray(from * stride, to * stride));
    known.set(key, part);
    return part;
  };
  return (bands) => {
    const parts: Part[] = [];
    let end = 0;
    for (const band of bands) {
      if (band.top > end) parts.push(below(end, band.top));
      parts.push(packed(band.rows));
      end = band.top + band.rows.length / stride;
    }
    parts.push(below(end, rows.length / stride));
    return joined(parts);
  };
}

function packed(rows: Uint8Array): Part {
  const finishFlush = constants.Z_SYNC_FLUSH;
  const blocks = deflateRawSync(rows, { level: LEVEL, finishFlush });
  return { blocks, length: rows.length, ...sumsOf(rows) };
}

/** The two sums of Adler-32. Numbers stay small enough for the fast arithmetic of integers. */
function sumsOf(rows: Uint8Array): Pick<Part, 'sum' | 'weighted'> {
  let sum = 0;
  let weighted = 0;
  for (let start = 0; start < rows.length; start += SUMMED) {
    const end = Math.min(start + SUMMED, rows.length);
    for (let at = start; at < end; at++) {
      sum = (sum + (rows[at] as number)) | 0;
      weighted = (weighted + sum) | 0;
    }
    sum %= MODULUS;
    weighted %= MODULUS;
  }
  return { sum, weighted };
}

function joined(parts: readonly Part[]): Buffer {
  let first = 1;
  let second = 0;
  for (const { length, sum, weighted } of parts) {
    second = (second + first * length + weighted) % MODULUS;
    first = (first + sum) % MODULUS;
  }
  const check = Buffer.alloc(4);
  check.writeUInt16BE(second, 0);
  check.writeUInt16BE(first, 2);
  return Buffer.concat([HEAD, ...parts.map(({ blocks }) => blocks), LAST, check]);
}

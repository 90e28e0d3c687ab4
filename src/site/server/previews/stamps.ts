/** Letters in the form in which they are copied into a picture of 16 colours, which has two pixels in each byte. */
import { strideOf } from './encodePng.ts';
import type { Letter } from './letters.ts';

/** What a letter changes in a picture: only the bytes with a part of it. */
interface Stamp {
  /** Where the bytes are, from the byte with the letter's upper left pixel. */
  places: Uint32Array;
  /** The bits of each byte that stay as they are. */
  kept: Uint8Array;
  /** The bits of each byte that are set. */
  set: Uint8Array;
}

/** Both forms of a letter: the first pixel is the left or the right one of its byte. */
type Stamps = [left?: Stamp, right?: Stamp];

/** How full ink is: the last colour of the letters. */
interface Ink {
  /** The width of the picture, in pixels. */
  width: number;
  /** The colour for a pixel that the letter covers as a whole; 0 is the paper. */
  full: number;
}

/**
 * Makes a function that copies letters into pictures. It works out the form of each letter once.
 *
 * @returns copies a letter into the rows of a picture, as `packRows` makes them. `left` and `top` are the place of its upper
 * left pixel.
 */
export function stamper({ width, full }: Ink) {
  const known = new Map<Letter, Stamps>();
  const stride = strideOf(width);
  return (rows: Uint8Array, letter: Letter, left: number, top: number): void => {
    const stamps = known.get(letter) ?? [];
    known.set(letter, stamps);
    const half = left & 1;
    stamps[half] ??= stampOf(letter, half, stride, full);
    const { places, kept, set } = stamps[half];
    // The first byte of each row is its filter.
    const start = top * stride + 1 + (left >> 1);
    for (let index = 0; index < places.length; index++) {
      const at = start + (places[index] ?? 0);
      rows[at] = ((rows[at] ?? 0) & (kept[index] ?? 0)) | (set[index] ?? 0);
    }
  };
}

function stampOf(
  { coverage, width, height }: Letter,
  half: number,
  stride: number,
  full: number,
): Stamp {
  const bytes = new Map<number, [kept: number, set: number]>();
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const covered = coverage[row * width + column] ?? 0;
      if (covered === 0) continue;
      const shade = Math.round((covered * full) / 255);
      const place = row * stride + ((half + column) >> 1);
      const [kept, set] = bytes.get(place) ?? [0xff, 0];
      const isLeft = (half + column) % 2 === 0;
      bytes.set(place, isLeft ? [kept & 0x0f, set | (shade << 4)] : [kept & 0xf0, set | shade]);
    }
  }
  const each = [...bytes.values()];
  return {
    places: Uint32Array.from(bytes.keys()),
    kept: Uint8Array.from(each, ([kept]) => kept),
    set: Uint8Array.from(each, ([, set]) => set),
  };
}

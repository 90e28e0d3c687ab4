/** Draws a title onto the picture of its kind of page. */
import sharp from 'sharp';
import {
  INK,
  PAPER,
  PREVIEW_HEIGHT,
  PREVIEW_WIDTH,
  type PreviewKind,
  previewColours,
  titledSvg,
} from '../../previewPicture.ts';
import { type Colour, encodePng, packRows, strideOf } from './encodePng.ts';
import type { Letters } from './letters.ts';
import { wrapTitle } from './wrapTitle.ts';

/** How many shades letters have, from the background to full ink. The picture has 16 colours in all. */
const SHADES = 8;
const LEFT = 92;
const TITLE_TOP = 190;
const TITLE_WIDTH = PREVIEW_WIDTH - 2 * LEFT;
const LINE = 1.16;
const LABEL_LEFT = 300;
const LABEL_TOP = 84;
const FOOT_TOP = 528;
/** How strong secondary words are, of full ink. */
const QUIET = 0.7;

/** Sizes of letters in pixels: titles of three lines, longer ones, and the words around them. */
export const SIZES = { title: 80, long: 62, small: 40 } as const;
const MAX_LINES = { title: 3, long: 4 } as const;

/** The picture of a kind of page without words. */
export interface Ground {
  /** Packed, as in the PNG. */
  rows: Uint8Array;
  palette: Colour[];
}

/** What is written on a picture. */
export interface PictureWords {
  title: string;
  /** Which kind of page it is, and when it was: above the title. */
  label: string;
  /** The journal's title: below. */
  journal: string;
}

/** Draws the ground of a kind of page, in 16 colours. */
export async function drawGround(kind: PreviewKind): Promise<Ground> {
  const shades = Array.from({ length: SHADES }, (_, index) =>
    mixed(PAPER, INK, index / (SHADES - 1)),
  );
  const [colour, ...others] = previewColours(kind);
  const palette = [
    ...shades,
    ...[colour, ...others].map(parsed),
    mixed(PAPER, colour, 0.35),
    mixed(PAPER, colour, 0.7),
  ];
  const rgb = await sharp(Buffer.from(titledSvg(kind)))
    .removeAlpha()
    .raw()
    .toBuffer();
  const known = new Map<number, number>();
  const pixels = new Uint8Array(PREVIEW_WIDTH * PREVIEW_HEIGHT);
  for (let at = 0; at < pixels.length; at++) {
    const code = rgb.readUIntBE(at * 3, 3);
    let place = known.get(code);
    if (place === undefined) {
      place = nearest(palette, [code >> 16, (code >> 8) & 255, code & 255]);
      known.set(code, place);
    }
    pixels[at] = place;
  }
  return { rows: packRows(pixels, PREVIEW_WIDTH), palette };
}

/** Draws a picture as PNG, 1200 by 630. */
export async function drawTitle(
  ground: Ground,
  { title, label, journal }: PictureWords,
  letters: Readonly<Record<keyof typeof SIZES, Letters>>,
): Promise<Buffer> {
  const rows = ground.rows.slice();
  const lines = (size: 'title' | 'long') =>
    wrapTitle(title, (text) => widthOf(text, letters[size]), TITLE_WIDTH, MAX_LINES[size]);
  const size = lines('title').some((line) => line.endsWith('…')) ? 'long' : 'title';
  for (const [index, line] of lines(size).entries()) {
    const top = TITLE_TOP + Math.round(index * SIZES[size] * LINE);
    write(rows, line, letters[size], LEFT, top, 1);
  }
  write(rows, label, letters.small, LABEL_LEFT, LABEL_TOP, QUIET);
  const [foot = ''] = wrapTitle(journal, (text) => widthOf(text, letters.small), TITLE_WIDTH, 1);
  write(rows, foot, letters.small, LEFT, FOOT_TOP, QUIET);
  return await encodePng(rows, PREVIEW_WIDTH, ground.palette);
}

function widthOf(text: string, { byCharacter }: Letters): number {
  let width = 0;
  for (const character of text) width += byCharacter.get(character)?.advance ?? 0;
  return width;
}

/** Writes a line. Letters are drawn over the plain ground, never over a drawing. */
function write(
  rows: Uint8Array,
  text: string,
  { byCharacter, margin }: Letters,
  left: number,
  top: number,
  strength: number,
): void {
  const shadeOf = ((SHADES - 1) / 255) * strength;
  const stride = strideOf(PREVIEW_WIDTH);
  let x = left;
  for (const character of text) {
    const letter = byCharacter.get(character);
    if (!letter) continue;
    const { coverage, width, height } = letter;
    const first = Math.round(x) - margin;
    for (let row = 0; row < height; row++) {
      const start = (top + row) * stride + 1;
      for (let column = 0; column < width; column++) {
        const covered = coverage[row * width + column] ?? 0;
        if (covered === 0) continue;
        const shade = Math.round(covered * shadeOf);
        const at = start + ((first + column) >> 1);
        const both = rows[at] ?? 0;
        rows[at] =
          (first + column) % 2 === 0 ? (both & 0x0f) | (shade << 4) : (both & 0xf0) | shade;
      }
    }
    x += letter.advance;
  }
}

function nearest(palette: readonly Colour[], colour: Colour): number {
  const distances = palette.map((each) =>
    each.reduce((sum, value, index) => sum + (value - (colour[index] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function mixed(from: string, to: string, part: number): Colour {
  const [a, b] = [parsed(from), parsed(to)];
  const at = (index: 0 | 1 | 2) => Math.round(a[index] + (b[index] - a[index]) * part);
  return [at(0), at(1), at(2)];
}

function parsed(hex: string): Colour {
  const code = Number.parseInt(hex.slice(1), 16);
  return [code >> 16, (code >> 8) & 255, code & 255];
}

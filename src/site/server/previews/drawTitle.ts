/** Draws a title onto the picture of its kind of page. */
import sharp from 'sharp';
import {
  INK,
  PAPER,
  PREVIEW_HEIGHT,
  PREVIEW_WIDTH,
  type PreviewKind,
  previewColours,
  previewSvg,
  titledSvg,
} from '../../previewPicture.ts';
import { type Colour, encodePng, packRows, strideOf } from './encodePng.ts';
import type { Letters } from './letters.ts';
import { type Band, rowPacker } from './packedRows.ts';
import { stamper } from './stamps.ts';
import { wrapTitle } from './wrapTitle.ts';

/** How many shades letters have, from the background to full ink. The picture has 16 colours in all. */
const SHADES = 8;
/** Bytes in a row. */
const STRIDE = strideOf(PREVIEW_WIDTH);
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
  return await inColours(titledSvg(kind), palette);
}

/** Draws the picture of a kind of page without words, as PNG. */
export async function drawKind(kind: PreviewKind): Promise<Buffer> {
  // Each colour and what is between it and the paper, for slanting edges.
  const palette = [
    parsed(PAPER),
    ...previewColours(kind).flatMap((colour) =>
      [0.2, 0.4, 0.6, 0.8, 1].map((part) => mixed(PAPER, colour, part)),
    ),
  ];
  const { rows } = await inColours(previewSvg(kind), palette);
  return encodePng(rowPacker(rows, STRIDE)([]), PREVIEW_WIDTH, PREVIEW_HEIGHT, palette);
}

/** A drawing in the colours of a palette that are nearest. */
async function inColours(svg: string, palette: Colour[]): Promise<Ground> {
  const rgb = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  const known = new Map<number, number>();
  const pixels = new Uint8Array(PREVIEW_WIDTH * PREVIEW_HEIGHT);
  let [last, place] = [-1, 0];
  for (let at = 0, from = 0; at < pixels.length; at++, from += 3) {
    const [red = 0, green = 0, blue = 0] = [rgb[from], rgb[from + 1], rgb[from + 2]];
    const code = (red << 16) | (green << 8) | blue;
    // Most pixels are as the one before.
    if (code !== last) {
      place = known.get(code) ?? nearest(palette, [red, green, blue]);
      known.set(code, place);
      last = code;
    }
    pixels[at] = place;
  }
  return { rows: packRows(pixels, PREVIEW_WIDTH), palette };
}

/** The letters that pictures are written with. */
export type Typeface = Readonly<Record<keyof typeof SIZES, Letters>>;

/** Makes the function that draws pictures, as PNG of 1200 by 630. The forms of letters are worked out once for all. */
export function titleDrawer(letters: Typeface) {
  const bold = stamper({ width: PREVIEW_WIDTH, full: SHADES - 1 });
  const quiet = stamper({ width: PREVIEW_WIDTH, full: (SHADES - 1) * QUIET });
  const wrapped = (text: string, size: keyof typeof SIZES, most: number) =>
    wrapTitle(text, (part) => widthOf(part, letters[size]), TITLE_WIDTH, most);
  const grounds = new Map<
    Ground,
    { journal: string; below: Ground; pack: ReturnType<typeof rowPacker> }
  >();
  /** The ground with the words that all pictures of a journal have. */
  const signed = (ground: Ground, journal: string) => {
    const known = grounds.get(ground);
    if (known?.journal === journal) return known;
    const [foot = ''] = wrapped(journal, 'small', 1);
    const rows = ground.rows.slice();
    write(rows, foot, letters.small, quiet, LEFT, FOOT_TOP);
    const made = { journal, below: { ...ground, rows }, pack: rowPacker(rows, STRIDE) };
    grounds.set(ground, made);
    return made;
  };
  return (ground: Ground, { title, label, journal }: PictureWords): Buffer => {
    const { below, pack } = signed(ground, journal);
    const large = wrapped(title, 'title', MAX_LINES.title);
    const size = large.some((line) => line.endsWith('…')) ? 'long' : 'title';
    const lines = size === 'title' ? large : wrapped(title, 'long', MAX_LINES.long);
    const topOf = (index: number) => Math.round(index * SIZES[size] * LINE);
    const heading = band(below, LABEL_TOP, letters.small.height);
    write(heading.rows, label, letters.small, quiet, LABEL_LEFT, 0);
    const text = band(below, TITLE_TOP, topOf(lines.length - 1) + letters[size].height);
    for (const [index, line] of lines.entries()) {
      write(text.rows, line, letters[size], bold, LEFT, topOf(index));
    }
    const data = pack([heading, text]);
    return encodePng(data, PREVIEW_WIDTH, PREVIEW_HEIGHT, ground.palette);
  };
}

/** A copy of some rows, to write on. */
function band({ rows }: Ground, top: number, height: number): Band {
  return { top, rows: rows.slice(top * STRIDE, (top + height) * STRIDE) };
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
  stamp: ReturnType<typeof stamper>,
  left: number,
  top: number,
): void {
  let x = left;
  for (const character of text) {
    const letter = byCharacter.get(character);
    if (!letter) continue;
    stamp(rows, letter, Math.round(x) - margin, top);
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

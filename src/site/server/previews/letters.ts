/** The letters of the site's own typeface as small pictures, to draw titles with. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { create, type Font } from 'fontkitten';
import sharp from 'sharp';

const FONTS = path.resolve(import.meta.dirname, '../../../styles/fonts');
const FILES = ['sign-latin.woff2', 'sign-latin-ext.woff2'];
/** Pixels around a letter, for the part that is outside its own width. */
const MARGIN = 4;
/** The image library draws a wide picture in parts of so many pixels. */
const PART = 2000;

/** One letter at one size. */
export interface Letter {
  /** How far the next letter is, in pixels. */
  advance: number;
  /** How much of each pixel it covers, 0 to 255, in rows of `width`. */
  coverage: Uint8Array;
  width: number;
  height: number;
}

/** All letters that are needed, at one size. */
export interface Letters {
  byCharacter: ReadonlyMap<string, Letter>;
  /** Pixels that each picture has at the left of its letter. */
  margin: number;
  /** How high each picture is, in pixels. */
  height: number;
}

/** Reads the typeface: first basic Latin, then the other Latin letters. */
export async function readTypeface(): Promise<Font[]> {
  const files = await Promise.all(FILES.map((name) => readFile(path.join(FONTS, name))));
  return files.map((file) => create(file) as Font);
}

/** Whether the typeface has a character. */
export function hasCharacter(typeface: readonly Font[], character: string): boolean {
  return typeface.some((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

/**
 * Draws the letters of texts, all with one call of the image library: a call for each text would take a hundred times as
 * long. A letter is drawn the same whatever else is drawn: a build must make the same picture as each other build.
 *
 * @param size of the typeface, in pixels.
 */
export async function drawLetters(
  typeface: readonly Font[],
  characters: ReadonlySet<string>,
  size: number,
): Promise<Letters> {
  const height = Math.ceil(size * 1.3);
  const baseline = Math.round(size);
  let total = 1;
  const glyphs = [...characters].flatMap((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    const font = typeface.find((each) => each.hasGlyphForCodePoint(codePoint));
    if (!font) return [];
    const glyph = font.glyphForCodePoint(codePoint);
    const scale = size / font.unitsPerEm;
    const advance = glyph.advanceWidth * scale;
    const width = Math.ceil(advance) + 2 * MARGIN;
    // Ink outside this width, as of accents, may not get into the pictures of other letters.
    const before = Math.max(0, Math.ceil(-glyph.bbox.minX * scale) - MARGIN);
    const after = Math.max(0, Math.ceil(glyph.bbox.maxX * scale) + MARGIN - width);
    const left = placeFrom(total, before + width + after) + before;
    total = left + width + after;
    const at = `translate(${left + MARGIN} ${baseline}) scale(${scale} ${-scale})`;
    const drawn = `<path transform="${at}" d="${glyph.path.toSVG()}"/>`;
    return [{ character, advance, width, left, drawn }];
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${total}" height="${height}"><rect width="100%" height="100%"/><g fill="#fff">${glyphs.map(({ drawn }) => drawn).join('')}</g></svg>`;
  const strip = await sharp(Buffer.from(svg), { limitInputPixels: false })
    .extractChannel(0)
    .raw()
    .toBuffer();
  const byCharacter = new Map(
    glyphs.map(({ character, advance, width, left }) => {
      const coverage = new Uint8Array(width * height);
      for (let row = 0; row < height; row++) {
        const from = row * total + left;
        coverage.set(strip.subarray(from, from + width), row * width);
      }
      return [character, { advance, coverage, width, height }] as const;
    }),
  );
  return { byCharacter, margin: MARGIN, height };
}

/** Where a letter begins: at this place, or in the next part of the picture where two parts would cut it, which changes its pixels. */
function placeFrom(left: number, width: number): number {
  const next = Math.ceil(left / PART) * PART;
  return left + width > next && next > left ? next : left;
}

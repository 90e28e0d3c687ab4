/** Draws the pictures of links, with only the letters and the grounds that they need. */
import type { PreviewKind } from '../../previewPicture.ts';
import { type Drawings, openDrawings } from './drawings.ts';
import { type PictureWords, SIZES, titleDrawer } from './drawTitle.ts';
import { drawLetters, readTypeface } from './letters.ts';

export interface Picture {
  /** From the root of the site. */
  file: string;
  kind: PreviewKind;
  /** Missing on the pictures of kinds of pages. */
  words?: PictureWords;
}

/** Draws one of the pictures that a drawer was made for. */
type Drawer = (picture: Picture) => Promise<Buffer>;

/** Makes the function that draws any of these pictures: it has their letters. */
export async function drawerOf(pictures: readonly Picture[]): Promise<Drawer> {
  const drawings = await openDrawings();
  const drawTitled = await titlesOf(
    pictures.flatMap(({ kind, words }) => (words ? { kind, words } : [])),
    drawings,
  );
  return async ({ kind, words }) =>
    words ? drawTitled(kind, words) : await drawings.picture(kind);
}

interface Titled {
  kind: PreviewKind;
  words: PictureWords;
}

async function titlesOf(pictures: readonly Titled[], drawings: Drawings) {
  const typeface = pictures.length > 0 ? await readTypeface() : [];
  const titles = new Set(pictures.flatMap(({ words }) => [...words.title, '…']));
  const small = new Set(pictures.flatMap(({ words }) => [...words.label, ...words.journal, '…']));
  const [title, long, quiet] = await Promise.all([
    drawLetters(typeface, titles, SIZES.title),
    drawLetters(typeface, titles, SIZES.long),
    drawLetters(typeface, small, SIZES.small),
  ]);
  const kinds = [...new Set(pictures.map(({ kind }) => kind))];
  const grounds = new Map(
    await Promise.all(kinds.map(async (kind) => [kind, await drawings.ground(kind)] as const)),
  );
  const draw = titleDrawer({ title, long, small: quiet });
  return (kind: PreviewKind, words: PictureWords): Buffer => {
    const ground = grounds.get(kind);
    if (!ground) throw new Error(`There is no ground for ${kind}.`);
    return draw(ground, words);
  };
}

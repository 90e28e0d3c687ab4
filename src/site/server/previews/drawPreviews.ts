/** Draws the pictures of links, with only the letters and the grounds that they need. */
import type { PreviewKind } from '../../previewPicture.ts';
import { drawGround, type PictureWords, SIZES, titleDrawer } from './drawTitle.ts';
import { drawLetters, readTypeface } from './letters.ts';

export interface Picture extends PictureWords {
  /** From the root of the site. */
  file: string;
  kind: PreviewKind;
}

/** Makes the function that draws any of these pictures: it has their letters. */
export async function drawerOf(
  pictures: readonly Picture[],
): Promise<(picture: Picture) => Buffer> {
  const typeface = await readTypeface();
  const titles = new Set(pictures.flatMap(({ title }) => [...title, '…']));
  const small = new Set(pictures.flatMap(({ label, journal }) => [...label, ...journal, '…']));
  const [title, long, quiet] = await Promise.all([
    drawLetters(typeface, titles, SIZES.title),
    drawLetters(typeface, titles, SIZES.long),
    drawLetters(typeface, small, SIZES.small),
  ]);
  const kinds = [...new Set(pictures.map(({ kind }) => kind))];
  const grounds = new Map(
    await Promise.all(kinds.map(async (kind) => [kind, await drawGround(kind)] as const)),
  );
  const draw = titleDrawer({ title, long, small: quiet });
  return (picture) => {
    const ground = grounds.get(picture.kind);
    if (!ground) throw new Error(`There is no ground for ${picture.kind}.`);
    return draw(ground, picture);
  };
}

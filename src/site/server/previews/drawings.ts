/**
 * The drawings of the kinds of pages, which depend on no journal. To make them takes half a second of processor time, so the
 * npm package brings them. Elsewhere they are drawn.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { PREVIEW_KINDS, type PreviewKind } from '../../previewPicture.ts';
import { drawGround, drawKind, type Ground } from './drawTitle.ts';

/** Where the npm package has them, next to the code that this is a part of. */
const FILE = path.resolve(import.meta.dirname, '../../../program/drawings.json');

interface Packed {
  /** PNG, in Base64. */
  picture: string;
  /** Its rows are packed once more, in Base64. */
  ground: Omit<Ground, 'rows'> & { rows: string };
}

/** The drawings of some or all kinds. */
export interface Drawings {
  /** The picture of a kind of page without words, as PNG. */
  picture(kind: PreviewKind): Promise<Buffer>;
  /** What the words of a picture are written on. */
  ground(kind: PreviewKind): Promise<Ground>;
}

/** The drawings as the package has them, or else as they are drawn now. */
export async function openDrawings(): Promise<Drawings> {
  const packed = await readFile(FILE, 'utf8').then(
    (text) => JSON.parse(text) as Partial<Record<PreviewKind, Packed>>,
    () => undefined,
  );
  return {
    async picture(kind) {
      const known = packed?.[kind]?.picture;
      return known === undefined ? await drawKind(kind) : Buffer.from(known, 'base64');
    },
    async ground(kind) {
      const known = packed?.[kind]?.ground;
      if (known === undefined) return await drawGround(kind);
      // Not a `Buffer`, whose `slice` is no copy.
      return { ...known, rows: new Uint8Array(inflateSync(Buffer.from(known.rows, 'base64'))) };
    },
  };
}

/** The text of the file that the package brings. */
export async function packedDrawings(): Promise<string> {
  const all: Partial<Record<PreviewKind, Packed>> = {};
  for (const kind of PREVIEW_KINDS) {
    const ground = await drawGround(kind);
    const rows = deflateSync(ground.rows, { level: 9 }).toString('base64');
    const picture = (await drawKind(kind)).toString('base64');
    all[kind] = { picture, ground: { ...ground, rows } };
  }
  return JSON.stringify(all);
}

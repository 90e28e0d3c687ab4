/** The files that notes show or link: which are safe to publish, and how large their pictures are. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Note } from '../../journal/fields/types.ts';
import { isPublished } from '../../journal/links/noteLink.ts';
import type { FileLink } from '../../journal/loadJournal.ts';
import { isInertSvg } from './inertSvg.ts';

interface PictureSize {
  width: number;
  height: number;
}

export interface PublishedFiles {
  /** The paths of files to publish, with the size in pixels of those that are pictures. */
  files: Map<string, PictureSize | undefined>;
  diagnostics: Diagnostic[];
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/**
 * Checks each existing file that a note links. An SVG that could run code is an error at the
 * link, and is not published: opened directly, it would run as a page of the site.
 *
 * @param contentDir the folder that paths start from.
 */
export async function publishedFiles(
  contentDir: string,
  links: readonly FileLink[],
): Promise<PublishedFiles> {
  const files: PublishedFiles['files'] = new Map();
  const unsafe = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const { path: notePath, target, line, column } of links) {
    if (!isPublished(target)) continue;
    if (!files.has(target) && !unsafe.has(target)) {
      const bytes = PICTURE.test(target)
        ? await readFile(path.join(contentDir, target))
        : undefined;
      if (bytes && /svg$/i.test(target) && !isInertSvg(bytes)) unsafe.add(target);
      else files.set(target, bytes && (await sizeOf(bytes)));
    }
    if (!unsafe.has(target)) continue;
    diagnostics.push({
      path: notePath,
      line,
      column,
      ...problem('file-unsafe', { target }),
    });
  }
  return { files, diagnostics };
}

async function sizeOf(bytes: Buffer): Promise<PictureSize | undefined> {
  try {
    // Few journals have pictures.
    const { imageMetadata } = await import('astro/assets/utils');
    const { width, height } = await imageMetadata(bytes);
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    // The content does not match the file name. The browser will show a broken picture.
    return undefined;
  }
}

/** A note with the sizes of its pictures written into its HTML, to avoid layout shifts while they load. */
export function withPictureSizes(note: Note, { files }: PublishedFiles): Note {
  if (files.size === 0 || !note.html?.includes('<img')) return note;
  const html = note.html.replaceAll(
    /<img\b[^>]*\ssrc="(?:\.\.\/)*files\/([^"]+)"[^>]*>/g,
    (tag, source: string) => {
      const size = files.get(decodeURIComponent(source));
      if (!size || /\s(?:width|height)=/.test(tag)) return tag;
      return tag.replace(/^<img/, `<img width="${size.width}" height="${size.height}"`);
    },
  );
  return { ...note, html };
}

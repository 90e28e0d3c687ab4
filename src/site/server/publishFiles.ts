/** Copies the files that notes show or link into the built site. */
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { publishedAt } from '../../journal/links/noteLink.ts';
import { sharedJournal } from '../journal/sharedJournal.ts';

/** Copies the files of the current journal into a built site. */
export async function publishFiles(outDir: string): Promise<void> {
  const { contentDir, files } = sharedJournal();
  for (const target of files) {
    const place = path.join(outDir, publishedAt(target));
    await mkdir(path.dirname(place), { recursive: true });
    await copyFile(path.join(contentDir, target), place);
  }
}

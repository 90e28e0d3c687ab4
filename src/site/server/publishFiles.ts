/** Copies the files that notes show or link into the built site. */
import path from 'node:path';
import { publishedAt } from '../../journal/links/noteLink.ts';
import { sharedJournal } from '../journal/sharedJournal.ts';
import type { Output } from './output.ts';

/** Copies the files of the current journal into a built site. */
export async function publishFiles(output: Output): Promise<void> {
  const { contentDir, files } = sharedJournal();
  for (const target of files) await output.copy(publishedAt(target), path.join(contentDir, target));
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A note as it was written.
 *
 * @param notePath from the content folder.
 * @returns an empty text where the note has just gone: the dev server may be ahead of its own list.
 */
export async function noteText(notePath: string): Promise<string> {
  try {
    return await readFile(path.join(import.meta.env.JOURNAL_CONTENT, notePath), 'utf8');
  } catch {
    return '';
  }
}

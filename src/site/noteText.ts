import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sharedJournal } from './journal/sharedJournal.ts';
import { read } from './reads.ts';

/**
 * A note as it was written, by its path from the content folder; an empty text if the note has just been deleted: the dev
 * server may be ahead of its own list.
 */
export const noteText = read('noteText', (notePath: string): string => {
  try {
    return readFileSync(path.join(sharedJournal().contentDir, notePath), 'utf8');
  } catch {
    return '';
  }
});

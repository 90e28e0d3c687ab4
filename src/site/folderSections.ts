/** Groups notes by folder. */
import type { PlainPage } from './journal/siteJournal.ts';
import * as words from './language/words.ts';

export interface FolderSection {
  /** For the heading. */
  id: string;
  /** The folder, from the content folder: `alerts/mail`. */
  name: string;
  notes: PlainPage[];
}

/** One section for each folder with notes, in the order of the notes. */
export function folderSections(notes: readonly PlainPage[]): FolderSection[] {
  const sections = new Map<string, FolderSection>();
  for (const note of notes) {
    const folder = note.data.path.split('/').slice(1, -1).join('/');
    const name = folder || words.noFolder;
    const section = sections.get(name) ?? { id: `folder-${sections.size + 1}`, name, notes: [] };
    section.notes.push(note);
    sections.set(name, section);
  }
  return [...sections.values()];
}

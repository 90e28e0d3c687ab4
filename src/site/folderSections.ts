/** Notes by the folder that they are in. */
import type { PlainPage } from '../journal/siteJournal.ts';

export interface FolderSection {
  /** For the heading. */
  id: string;
  /** The folder, from the top: `alerts/mail`. The top itself has its own name. */
  name: string;
  notes: PlainPage[];
}

/** One section for each folder that holds notes, in the order of the notes. */
export function folderSections(notes: readonly PlainPage[]): FolderSection[] {
  const sections = new Map<string, FolderSection>();
  for (const note of notes) {
    const [top = '', ...within] = note.data.path.split('/').slice(0, -1);
    const name = within.join('/') || top;
    const section = sections.get(name) ?? { id: `folder-${sections.size + 1}`, name, notes: [] };
    section.notes.push(note);
    sections.set(name, section);
  }
  return [...sections.values()];
}

/** Finding a journal's notes on disk. */
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Problem, problem } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { compareText } from '../../text/compareText.ts';
import { COLLECTIONS, type Collection } from '../fields/types.ts';

const FOLDERS = COLLECTIONS.map((name) => `${name}/`).join(' or ');

export interface FoundNote {
  /** Absolute. */
  file: string;
  /** From the content folder, with `/`: `incidents/ssl.md`. */
  path: string;
  collection: Collection | 'notes';
  format: 'md' | 'mdx';
}

/**
 * Lists the notes below a content folder, sorted by path, and the other files there. Names that begin with
 * `_` or `.` are left alone. What looks like a note but cannot be one is a diagnostic: a note in no
 * collection, a link that leads out of the folder.
 *
 * @param foreign whether the folder is no journal: every Markdown file in it is a plain note.
 * @throws where the folder itself cannot be read.
 */
export async function findNotes(
  contentDir: string,
  foreign = false,
): Promise<{
  notes: FoundNote[];
  /** The paths of all other files, in the form that notes have. */
  files: Set<string>;
  diagnostics: Diagnostic[];
}> {
  // The other form names only the part of the path that is not there.
  const root = realpathSync.native(contentDir);
  const notes: FoundNote[] = [];
  const files = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const report = (at: string, found: Problem): void => {
    diagnostics.push({ ...found, path: at, line: 1, column: 1 });
  };

  const visit = (folder: string, segments: readonly string[]): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if ((foreign ? /^\./ : /^[._]/).test(entry.name) || entry.name === 'node_modules') continue;
      const file = folder + path.sep + entry.name;
      const here = [...segments, entry.name];
      const notePath = here.join('/');
      const kind = entry.isFile() ? 'file' : kindOf(entry, file, root);
      if (kind === 'outside') {
        report(notePath, problem('link-outside'));
      } else if (kind === 'folder') {
        visit(file, here);
      } else if (kind === 'file') {
        const [, extension] = /\.(mdx?|markdown)$/i.exec(entry.name) ?? [];
        if (extension === undefined) {
          files.add(notePath);
          continue;
        }
        if (foreign) {
          if (extension.toLowerCase() === 'mdx') {
            report(notePath, problem('mdx-not-run'));
          }
          notes.push({ file, path: notePath, collection: 'notes', format: 'md' });
          continue;
        }
        const collection = COLLECTIONS.find((name) => name === here[0]);
        if (!collection || here.length < 2 || extension.toLowerCase() === 'markdown') {
          report(notePath, problem('note-not-read', { folders: FOLDERS }));
          continue;
        }
        const format = extension.toLowerCase() === 'mdx' ? 'mdx' : 'md';
        notes.push({ file, path: notePath, collection, format });
      }
    }
  };
  visit(root, []);
  notes.sort((a, b) => compareText(a.path, b.path));
  return { notes, files, diagnostics };
}

function kindOf(
  entry: Dirent,
  file: string,
  root: string,
): 'file' | 'folder' | 'outside' | 'other' {
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const target = realpathSync(file);
    if (!target.startsWith(root + path.sep)) return 'outside';
    // A link to a folder inside is not followed: its notes are found where they are.
    return statSync(target).isFile() ? 'file' : 'other';
  } catch {
    return 'outside';
  }
}

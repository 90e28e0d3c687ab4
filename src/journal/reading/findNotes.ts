/** Finding a journal's notes on disk. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { compareText } from '../../text/compareText.ts';
import { COLLECTIONS, type Collection } from '../fields/types.ts';

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
  const root = await realpath(contentDir);
  const notes: FoundNote[] = [];
  const files = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const report = (
    at: string,
    code: string,
    severity: 'error' | 'warning',
    message: string,
    note: string,
  ) => diagnostics.push({ path: at, line: 1, column: 1, code, severity, message, note });

  const visit = async (folder: string, segments: readonly string[]): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if ((foreign ? /^\./ : /^[._]/).test(entry.name) || entry.name === 'node_modules') continue;
      const file = path.join(folder, entry.name);
      const here = [...segments, entry.name];
      const notePath = here.join('/');
      const kind = await kindOf(entry, file, root);
      if (kind === 'outside') {
        report(
          notePath,
          'link-outside',
          'error',
          'this link leads out of the content folder, or nowhere',
          'Put a copy of the file here instead.',
        );
      } else if (kind === 'folder') {
        await visit(file, here);
      } else if (kind === 'file') {
        const [, extension] = /\.(mdx?|markdown)$/i.exec(entry.name) ?? [];
        if (extension === undefined) {
          files.add(notePath);
          continue;
        }
        if (foreign) {
          if (extension.toLowerCase() === 'mdx') {
            report(
              notePath,
              'mdx-not-run',
              'warning',
              'MDX is a program, and is not run here: this file is read as Markdown',
              'Only a journal of your own, with a journal.yaml, has its .mdx notes run.',
            );
          }
          notes.push({ file, path: notePath, collection: 'notes', format: 'md' });
          continue;
        }
        const collection = COLLECTIONS.find((name) => name === here[0]);
        if (!collection || here.length < 2 || extension.toLowerCase() === 'markdown') {
          report(
            notePath,
            'note-not-read',
            'warning',
            'this file is no note of the journal, and its rules are not asked',
            `Notes are .md or .mdx files in ${COLLECTIONS.map((name) => `${name}/`).join(' or ')}.`,
          );
          continue;
        }
        const format = extension.toLowerCase() === 'mdx' ? 'mdx' : 'md';
        notes.push({ file, path: notePath, collection, format });
      }
    }
  };
  await visit(root, []);
  notes.sort((a, b) => compareText(a.path, b.path));
  return { notes, files, diagnostics };
}

async function kindOf(
  entry: Dirent,
  file: string,
  root: string,
): Promise<'file' | 'folder' | 'outside' | 'other'> {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const target = await realpath(file);
    if (!target.startsWith(root + path.sep)) return 'outside';
    // A link to a folder inside is not followed: its notes are found where they are.
    return (await stat(target)).isFile() ? 'file' : 'other';
  } catch {
    return 'outside';
  }
}

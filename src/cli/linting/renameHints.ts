import path from 'node:path';
import { renamedNotes } from '../../journal/linting/renamedNotes.ts';
import type { Journal } from '../../journal/loadJournal.ts';
import { visible } from '../../text/visible.ts';

/** What to write so that links to the former pages of renamed notes still lead to them. Never a failure. */
export async function renameHints({ notes, contentDir }: Journal, cwd: string): Promise<string> {
  const lines = (await renamedNotes(notes, contentDir)).map(({ path: note, former }) => {
    const file = path.relative(cwd, path.join(contentDir, note));
    return `hint: ${file} was ${former} before. To keep links to it, add to its front matter: aliases: [${former}]`;
  });
  return lines.map((line) => `${visible(line)}\n`).join('');
}

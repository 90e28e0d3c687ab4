/** Writes each note's Markdown for programs, and redirects from former addresses of notes. */
import path from 'node:path';
import { withoutComments } from '../../journal/markdown/withoutComments.ts';
import { sharedJournal } from '../journal/sharedJournal.ts';
import type { Output } from './output.ts';
import { redirectPage } from './redirectPage.ts';

/** Writes each note's Markdown at its address with `.md`, and a small page at each of its former addresses. */
export async function publishNotes(output: Output): Promise<void> {
  const { incidents, checklists, notes } = sharedJournal();
  const plain = notes.map(({ data, text }) => ({ text, data: { ...data, aliases: [] } }));
  for (const { data, text } of [...incidents, ...checklists, ...plain]) {
    const address = data.url.slice(1, -1);
    output.write(`${address}.md`, await withoutComments(text, data.format));
    for (const alias of data.aliases) {
      const page = aliasAddress(alias, address);
      const file = path.posix.join(page, 'index.html');
      // An existing page is not replaced, and nothing outside the site is written.
      if (file.startsWith('../') || output.files.has(file)) continue;
      output.write(file, redirectPage(data.title, `${path.posix.relative(page, address)}/`));
    }
  }
}

/**
 * A former address from the root of the site, without slashes at its ends.
 *
 * @param alias as a note gives it: complete, or only the last part of its own address.
 * @param address the note's.
 */
function aliasAddress(alias: string, address: string): string {
  const plain = alias
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/\.mdx?$|index\.html$/, '')
    .replaceAll(/^\/+|\/+$/g, '');
  return plain.includes('/') ? plain : path.posix.join(path.posix.dirname(address), plain);
}

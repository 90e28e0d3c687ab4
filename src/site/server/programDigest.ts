/** What a page depends on besides the journal: this program, its libraries, and modules among the notes. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** This program's source: all code that renders pages is below it. */
const SOURCE = path.resolve(import.meta.dirname, '../..');
/** Files of a content folder that Astro can run, or that such a file can import. */
const MODULE = /\.(?:mdx|astro|[cm]?[jt]sx?|json|css|svg)$/i;

/**
 * The digest of the program, as Astro is about to build it.
 *
 * @param contentDir absolute.
 */
export async function programDigest(contentDir: string): Promise<string> {
  const hash = createHash('sha256').update(`${process.version}\n${contentDir}\n`);
  const files = [
    ...(await filesBelow(
      SOURCE,
      (name) => !/\.test\.ts$|[/\\](?:fixtures|testing|e2e)[/\\]/.test(name),
    )),
    ...(await filesBelow(contentDir, (name) => MODULE.test(name))),
    // npm records the versions of all libraries here.
    path.resolve(SOURCE, '../package-lock.json'),
    path.resolve(SOURCE, '../node_modules/.package-lock.json'),
    path.resolve(SOURCE, '../../.package-lock.json'),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file).catch(() => '')));
  for (const [index, text] of texts.entries()) {
    hash.update(`${files[index]}:${text.length}\n`).update(text);
  }
  return hash.digest('base64');
}

async function filesBelow(folder: string, wanted: (name: string) => boolean): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(wanted)
    .sort();
}

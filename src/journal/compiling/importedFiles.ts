/** The import closure of a module: all of our own code that its outcome depends on. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from '../../text/compareText.ts';

/** A quoted relative path to a script. Every import of our own code has one. */
const RELATIVE = /(['"])(\.{1,2}\/[^'"\n]+\.[jt]s)\1/g;

/**
 * Reads a module and all that it imports, directly or indirectly, by relative paths. A path in a comment or in
 * `new URL('./a.ts')` counts, too: an extra file does no harm, a missing one would.
 *
 * @param entries absolute paths.
 * @returns the text of each file by its absolute path, sorted by path.
 * @throws where an entry cannot be read.
 */
export async function importedFiles(entries: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  let next = new Set(entries);
  while (next.size > 0) {
    const found = new Set<string>();
    const read = async (file: string) => {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        if (entries.includes(file)) throw error;
      });
      if (text === undefined) return;
      texts.set(file, text);
      for (const [, , name = ''] of text.matchAll(RELATIVE)) {
        found.add(path.resolve(path.dirname(file), name));
      }
    };
    await Promise.all(Array.from(next, read));
    next = new Set([...found].filter((file) => !texts.has(file)));
  }
  return new Map([...texts].sort(([a], [b]) => compareText(a, b)));
}

/** Builds the site and its search index. */
import path from 'node:path';
import { build } from 'astro';
import { close, createIndex } from 'pagefind';
import { publishFiles } from './publishFiles.ts';

/**
 * Builds the site into a folder.
 *
 * @param root the journal's repository, which holds `astro.config.mjs`.
 * @param outDir absolute. What it held before is replaced.
 * @throws an error whose message says what is wrong with the notes, or with the search index.
 */
export async function buildSite(root: string, outDir: string): Promise<void> {
  await build({ root, outDir, logLevel: 'warn' });
  await publishFiles(outDir);
  try {
    const { index, errors } = await createIndex();
    if (!index) throw new Error(`The search index cannot be made: ${errors.join(' ')}`);
    const added = await index.addDirectory({ path: outDir });
    const written = await index.writeFiles({ outputPath: path.join(outDir, 'pagefind') });
    const failures = [...errors, ...added.errors, ...written.errors];
    if (failures.length > 0) {
      throw new Error(`The search index cannot be made: ${failures.join(' ')}`);
    }
  } finally {
    await close();
  }
}

/** Builds the site and its search index. */
import path from 'node:path';
import { build } from 'astro';
import { publishFiles } from './publishFiles.ts';
import { startSearchIndex } from './searchIndex.ts';

/**
 * Builds the site into a folder.
 *
 * @param root the journal's repository, which holds `astro.config.mjs`.
 * @param outDir absolute. What it held before is replaced.
 * @throws an error whose message says what is wrong with the notes, or with the search index.
 */
export async function buildSite(root: string, outDir: string): Promise<void> {
  const search = await startSearchIndex();
  try {
    await build({ root, outDir, logLevel: 'warn', integrations: [search.integration] });
    await publishFiles(outDir);
    await search.write(path.join(outDir, 'pagefind'));
  } finally {
    await search.close();
  }
}

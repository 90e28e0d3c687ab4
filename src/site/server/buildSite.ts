/** Builds the site and its search index. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'astro';
import { PACKAGE_FOLDER, workInPackage } from '../../files/packageFolder.ts';
import { cacheDirOf } from '../journal/cacheDir.ts';
import { sharedJournal } from '../journal/sharedJournal.ts';
import { astroConfig, type SiteOptions } from './astroConfig.ts';
import type { KnownFiles } from './buildManifest.ts';
import { pageDrawing } from './drawPages.ts';
import { refusal } from './outputFolder.ts';
import { publishPreviews } from './previews/publishPreviews.ts';
import { publishFiles } from './publishFiles.ts';
import { publishNotes } from './publishNotes.ts';
import { replaceOutput } from './replaceOutput.ts';
import { writeRuleRedirects } from './ruleRedirects.ts';
import { writeRuleTexts } from './ruleTexts.ts';
import { startSearchIndex } from './searchIndex.ts';
import { writeServiceWorker } from './serviceWorker.ts';

/**
 * Builds the site of a journal into a folder. The output of an earlier build is replaced at the end.
 *
 * @param outDir absolute.
 * @param say is called with what is being done, for a person who waits.
 * @throws {RefusedFolder} if the folder must not be built into. Then nothing is changed.
 * @throws an error whose message says what is wrong with the notes, or with the search index.
 */
export async function buildSite(
  options: SiteOptions,
  outDir: string,
  say: (news: string) => void = () => {},
): Promise<void> {
  const known: KnownFiles = new Map();
  await refuse(outDir, options.contentDir, known);
  workInPackage();
  // Astro needs its output inside its working directory: the pages that it runs find their packages from there.
  const made = path.join(PACKAGE_FOLDER, '.cache', `build-${process.pid}`);
  try {
    await buildInto(made, options, say);
    // Somebody may have added a file there meanwhile.
    await refuse(outDir, options.contentDir, known);
    await replaceOutput(made, outDir);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** A folder that a build must not write into. Its message says why, and what to do. */
export class RefusedFolder extends Error {
  override name = 'RefusedFolder';
}

async function refuse(outDir: string, contentDir: string, known: KnownFiles): Promise<void> {
  const reason = await refusal(outDir, contentDir, known);
  if (reason !== undefined) throw new RefusedFolder(reason);
}

async function buildInto(
  outDir: string,
  options: SiteOptions,
  say: (news: string) => void,
): Promise<void> {
  say('reading the notes');
  const search = await startSearchIndex(`${outDir}-search`);
  try {
    const { contentDir } = options;
    const drawing = pageDrawing(contentDir, cacheDirOf(contentDir), search, say);
    const config = await astroConfig(options);
    const integrations = [...(config.integrations ?? []), drawing.integration];
    await build({ ...config, configFile: false, outDir, logLevel: 'warn', integrations });
    say('writing the search index');
    await publishFiles(outDir);
    writeRuleRedirects(outDir, sharedJournal().rules);
    writeRuleTexts(outDir, sharedJournal().rules);
    await publishNotes(outDir);
    await Promise.all([
      publishPreviews(outDir, path.join(cacheDirOf(contentDir), 'previews')),
      search.write(path.join(outDir, 'pagefind'), drawing.searched),
      drawing.save(),
    ]);
    const { offline, url } = sharedJournal().settings;
    await writeServiceWorker(outDir, new URL(url).pathname, offline);
  } finally {
    await search.close();
  }
}

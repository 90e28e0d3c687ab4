/** Builds the site and its search index. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE_FOLDER, workInPackage } from '../../files/packageFolder.ts';
import { cacheDirOf } from '../journal/cacheDir.ts';
import { readForBuild } from '../journal/loader.ts';
import type { SiteJournal } from '../journal/siteJournal.ts';
import type { SiteOptions } from './astroConfig.ts';
import { type KnownFiles, knownBelow } from './buildManifest.ts';
import { type PageDrawing, pageDrawing } from './drawPages.ts';
import { checkProgram, drawWithProgram } from './drawWithProgram.ts';
import { dropProgram, findProgram, programKeeper, programKey } from './keptProgram.ts';
import { logOf } from './log.ts';
import { isStillThere, type Output, startOutput } from './output.ts';
import { realPlace, refusal } from './outputFolder.ts';
import { publishPreviews } from './previews/publishPreviews.ts';
import { programState } from './programDigest.ts';
import { publishFiles } from './publishFiles.ts';
import { publishNotes } from './publishNotes.ts';
import { replaceOutput } from './replaceOutput.ts';
import { writeRuleRedirects } from './ruleRedirects.ts';
import { writeRuleTexts } from './ruleTexts.ts';
import { type SearchIndex, startSearchIndex } from './searchIndex.ts';
import { writeServiceWorker } from './serviceWorker.ts';
import { writeSiteMap } from './siteMap.ts';

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
  const place = await realPlace(outDir);
  workInPackage();
  // Astro needs its output inside its working directory: the pages that it runs find their packages from there.
  const made = path.join(PACKAGE_FOLDER, '.cache', `build-${process.pid}`);
  say('reading the notes');
  try {
    const journal = await readForBuild(options, logOf('belay'));
    const earlier = knownBelow(place, known);
    let output = await buildInto(made, earlier, options, journal, say);
    // Somebody may have added a file there meanwhile.
    await refuse(outDir, options.contentDir, known);
    if (!isStillThere(output, place, known)) {
      output = await buildInto(made, new Map(), options, journal, say);
    }
    await replaceOutput(output, place);
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

/** Makes all files of a site in a folder. Those that are the same in the earlier build are not written. */
async function buildInto(
  made: string,
  earlier: ReadonlyMap<string, string>,
  options: SiteOptions,
  journal: SiteJournal,
  say: (news: string) => void,
): Promise<Output> {
  const search = await startSearchIndex(`${made}-search`);
  try {
    const { output, drawing, keep } = await drawSite(made, earlier, options, journal, search, say);
    say('writing the search index');
    await writeSiteMap(made, journal.settings.url, [...drawing.pages.keys()]);
    // What Astro has written, and the site map.
    await output.adopt();
    await publishFiles(output);
    writeRuleRedirects(output, journal.rules);
    writeRuleTexts(output, journal.rules);
    await publishNotes(output);
    await Promise.all([
      publishPreviews(output, path.join(cacheDirOf(options.contentDir), 'previews.json')),
      search.write(path.join(made, 'pagefind'), drawing.pages),
      drawing.save(),
      keep?.(),
    ]);
    await output.adopt('pagefind');
    const { offline, url } = journal.settings;
    writeServiceWorker(output, new URL(url).pathname, offline);
    return output;
  } finally {
    await search.close();
  }
}

interface Site {
  output: Output;
  drawing: PageDrawing;
  /** Keeps the program for the next build. */
  keep?: () => Promise<void>;
}

/** Renders all pages: with the program that the last build has kept, or else with Astro. */
async function drawSite(
  made: string,
  earlier: ReadonlyMap<string, string>,
  options: SiteOptions,
  journal: SiteJournal,
  search: SearchIndex,
  say: (news: string) => void,
): Promise<Site> {
  const { contentDir } = options;
  const { settings } = journal;
  const state = await programState(contentDir);
  const key = programKey(state, contentDir, settings);
  const start = async () => {
    await rm(made, { recursive: true, force: true });
    await mkdir(made, { recursive: true });
    const drawing = await pageDrawing(cacheDirOf(contentDir), state.digest, search);
    return { output: startOutput(made, earlier), drawing };
  };
  const server = `${made}-server`;
  const program = key === undefined ? undefined : await findProgram(key, server);
  if (program) {
    try {
      const { output, drawing } = await start();
      await drawWithProgram(program, server, settings.url, output, drawing, say);
      return { output, drawing };
    } catch {
      // Astro says better what is wrong, or it does what the kept program could not.
      await dropProgram(program.key);
    } finally {
      await rm(server, { recursive: true, force: true });
    }
  }
  const { output, drawing } = await start();
  // Loading all of Astro and Vite takes a second.
  const [{ astroConfig }, { drawWithAstro }] = await Promise.all([
    import('./astroConfig.ts'),
    import('./drawWithAstro.ts'),
  ]);
  const config = await astroConfig(options, journal);
  const keeper = programKeeper(key);
  await drawWithAstro(config, made, drawing, keeper, say);
  const { url } = settings;
  const keep = () => keeper.keep((kept, code) => checkProgram(kept, code, url, drawing.pages));
  return { output, drawing, keep };
}

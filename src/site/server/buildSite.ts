/** Builds the site and its search index. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { digestOfText } from '../../files/digest.ts';
import { PACKAGE_FOLDER, workInPackage } from '../../files/packageFolder.ts';
import { cacheDirOf } from '../journal/cacheDir.ts';
import { readForBuild } from '../journal/loader.ts';
import type { SiteJournal } from '../journal/siteJournal.ts';
import type { SiteOptions } from './astroConfig.ts';
import { MANIFEST } from './buildManifest.ts';
import { type PageDrawing, pageDrawing } from './drawPages.ts';
import { drawWithProgram } from './drawWithProgram.ts';
import { NO_INDEX } from './keptFragments.ts';
import { addIndex, isIndexOf, keepIndex, readKeptIndex } from './keptIndex.ts';
import { type KnownFiles, keepKnownFiles, knownBelow, readKnownFiles } from './knownFiles.ts';
import { logOf } from './log.ts';
import { isStillThere, type Output, startOutput } from './output.ts';
import { realPlace, refusal } from './outputFolder.ts';
import { type ProgramState, programState } from './programDigest.ts';
import { findProgram, keepProgram, type Program } from './programs.ts';
import { publishFiles } from './publishFiles.ts';
import { publishNotes } from './publishNotes.ts';
import { replaceOutput } from './replaceOutput.ts';
import { writeRuleTexts } from './ruleTexts.ts';
import { type SearchIndex, startSearchIndex } from './searchIndex.ts';
import { writeServiceWorker } from './serviceWorker.ts';
import { type SideFiles, startSideFiles } from './sideFiles.ts';
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
  const place = await realPlace(outDir);
  const cacheDir = cacheDirOf(options.contentDir);
  const known: KnownFiles = new Map();
  workInPackage();
  // Astro needs its output inside its working directory: the pages that it runs find their packages from there.
  const made = path.join(PACKAGE_FOLDER, '.cache', `build-${process.pid}`);
  const index = readKeptIndex(cacheDir);
  const search = startSearchIndex({
    outDir: place,
    scratch: `${made}-search`,
    before: existsSync(path.join(place, MANIFEST)) ? index : NO_INDEX,
  });
  try {
    await refuse(outDir, options.contentDir, known, readKnownFiles(cacheDir, place));
    say('reading the notes');
    const journal = await readForBuild(options, logOf('belay'));
    const earlier = knownBelow(place, known);
    const places = { place, made, earlier, hasIndex: isIndexOf(index, earlier) };
    let output = await buildInto(places, options, journal, search, say);
    // Somebody may have added a file there meanwhile.
    const now: KnownFiles = new Map();
    await refuse(outDir, options.contentDir, now, known);
    if (!isStillThere(output, place, now)) {
      const again = startSearchIndex({
        outDir: place,
        scratch: `${made}-again`,
        before: NO_INDEX,
      });
      try {
        const nothing = { place, made, earlier: new Map(), hasIndex: false };
        output = await buildInto(nothing, options, journal, again, say);
      } finally {
        await again.close();
      }
    }
    await replaceOutput(output, place);
    await keepKnownFiles(cacheDir, place, output, now);
  } finally {
    await search.close();
    await rm(made, { recursive: true, force: true });
  }
}

/** A folder that a build must not write into. Its message says why, and what to do. */
export class RefusedFolder extends Error {
  override name = 'RefusedFolder';
}

async function refuse(
  outDir: string,
  contentDir: string,
  known: KnownFiles,
  kept?: KnownFiles,
): Promise<void> {
  const reason = await refusal(outDir, contentDir, known, kept);
  if (reason !== undefined) throw new RefusedFolder(reason);
}

/** The folders of a build. */
interface Places {
  /** The output folder, absolute, without symbolic links. */
  place: string;
  /** Where new files are until the build is complete, absolute. */
  made: string;
  /** The digests of the files that the output folder has now. */
  earlier: ReadonlyMap<string, string>;
  /** Whether the output folder has the search index that is known of the last build. */
  hasIndex: boolean;
}

/** Makes all files of a site in a folder. Those that are the same in the earlier build are not written. */
async function buildInto(
  places: Places,
  options: SiteOptions,
  journal: SiteJournal,
  search: SearchIndex,
  say: (news: string) => void,
): Promise<Output> {
  const { place, made, earlier } = places;
  let side: SideFiles | undefined;
  try {
    const pictures = path.join(cacheDirOf(options.contentDir), 'previews.json');
    side = await startSideFiles(`${made}-side`, earlier, pictures);
    const { output, drawing } = await drawSite(places, options, journal, search, say);
    say('writing the search index');
    await writeSiteMap(made, journal.settings.url, [...drawing.addresses]);
    // What Astro has written, and the site map.
    await output.adopt();
    const written = search.write(path.join(made, 'pagefind'), drawing.searched);
    // An error is thrown below, even if it comes before that.
    written.catch(() => {});
    await publishFiles(output);
    await side.addTo(output);
    writeRuleTexts(output, journal.rules);
    await publishNotes(output);
    await drawing.save();
    const index = await written;
    await addIndex(output, index, place, earlier);
    await keepIndex(cacheDirOf(options.contentDir), output, index);
    const { offline, url } = journal.settings;
    writeServiceWorker(output, new URL(url).pathname, offline);
    return output;
  } finally {
    await side?.close();
  }
}

/** Renders all pages: with the bundled program, or else with Astro. */
async function drawSite(
  { place, made, earlier, hasIndex }: Places,
  options: SiteOptions,
  journal: SiteJournal,
  search: SearchIndex,
  say: (news: string) => void,
): Promise<{ output: Output; drawing: PageDrawing }> {
  const { settings } = journal;
  const state = await programState();
  const { url, language, offline } = settings;
  const key = digestOfText(JSON.stringify([state.key, url, language, offline]));
  const start = async () => {
    await rm(made, { recursive: true, force: true });
    await mkdir(made, { recursive: true });
    const cacheDir = cacheDirOf(options.contentDir);
    const drawing = pageDrawing({ cacheDir, outDir: place, made, earlier, hasIndex }, key, search);
    return { output: startOutput(made, earlier), drawing };
  };
  if (await isOrdinary(options.contentDir, journal)) {
    const program = await programFor(state, say);
    try {
      const { output, drawing } = await start();
      await drawWithProgram(program, settings, output, drawing, say);
      return { output, drawing };
    } catch {
      // Astro says better what is wrong, or it does what the program could not. The program stays: it can be right for
      // other journals, and other builds may be using it.
    }
  }
  const { output, drawing } = await start();
  const { drawWithAstro } = await import('./drawWithAstro.ts');
  await drawWithAstro(options, journal, made, place, drawing, say);
  return { output, drawing };
}

/** Whether no note must be bundled together with the code that renders pages. Compiles the `.mdx` notes. */
async function isOrdinary(contentDir: string, journal: SiteJournal): Promise<boolean> {
  const modules = [...journal.incidents, ...journal.checklists].filter(
    ({ data, html }) => data.format === 'mdx' && html === undefined,
  );
  if (modules.length === 0) return true;
  const { compileMdx } = await import('./compileMdx.ts');
  return await compileMdx(contentDir, modules);
}

/** The program that renders pages. It is bundled if there is none. */
async function programFor(state: ProgramState, say: (news: string) => void): Promise<Program> {
  const found = await findProgram(state);
  if (found) return found;
  say('bundling scripts and styles');
  // Loading all of Astro and Vite takes a second.
  const { bundleProgram } = await import('./bundleProgram.ts');
  return await keepProgram(state.key, (folder) => bundleProgram(folder, state.key));
}

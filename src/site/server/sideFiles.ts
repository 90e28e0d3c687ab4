/** The files of a site that depend on the journal alone, made on another core while the pages are drawn. */
import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { answerOf, threadFile } from '../../files/thread.ts';
import { sharedJournal } from '../journal/sharedJournal.ts';
import type { MadeFile } from './fileWriter.ts';
import { mergeFolders } from './mergeFolders.ts';
import type { Output } from './output.ts';
import type { Picture } from './previews/drawPreviews.ts';
import { planPreviews } from './previews/planPreviews.ts';
import { type Redirect, ruleRedirects } from './ruleRedirects.ts';

const WORKER = threadFile('./sideWorker.ts', 'bundledSideWorker', import.meta.url);

/** Files by their paths from the root of the site. */
export type WrittenFiles = Map<string, MadeFile>;

/** What the other thread does. */
export interface SideTask {
  /** Where it writes, absolute. */
  folder: string;
  /** The digests of the files that the output folder has now, of those that it may write. */
  earlier: ReadonlyMap<string, string>;
  redirects: readonly Redirect[];
  pictures: readonly Picture[];
}

export interface SideFiles {
  /** Waits for the files, and adds them to the output of the build. */
  addTo(output: Output): Promise<void>;
  /** Ends the other thread and removes its folder. Must always be called. */
  close(): Promise<void>;
}

/**
 * Starts to make the redirect pages of rules and the pictures of links. The journal must have been read already.
 *
 * @param folder does not exist yet, absolute: files are kept in it until `addTo`.
 * @param earlier the digests of the files that the output folder has now.
 * @param listFile where the list of pictures is kept between builds, absolute.
 */
export async function startSideFiles(
  folder: string,
  earlier: ReadonlyMap<string, string>,
  listFile: string,
): Promise<SideFiles> {
  const redirects = ruleRedirects(sharedJournal().rules);
  const previews = await planPreviews(earlier, listFile);
  const pictures = previews.missing;
  const known = new Map<string, string>();
  for (const { file } of [...redirects, ...pictures]) {
    const digest = earlier.get(file);
    if (digest !== undefined) known.set(file, digest);
  }
  // Libraries that are not JavaScript must be loaded by the main thread before others: https://sharp.pixelplumbing.com/install
  if (pictures.length > 0) await import('sharp');
  const task: SideTask = { folder, earlier: known, redirects, pictures };
  const worker = new Worker(WORKER, { workerData: task });
  const written = answerOf<WrittenFiles>(worker, 'The thread that draws pictures has ended early.');
  return {
    async addTo(output) {
      const files = [...(await written), ...previews.same];
      mergeFolders(folder, output.folder);
      for (const [name, file] of files) output.add(name, file);
      await previews.save(output.files);
    },
    async close() {
      await worker.terminate();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

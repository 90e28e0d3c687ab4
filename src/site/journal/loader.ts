/** Reads the journal for Astro: once for a build, and again for each change in the dev server. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { type Diagnostic, formatDiagnostic } from '../../diagnostics/diagnostic.ts';
import type { Journal } from '../../journal/loadJournal.ts';
import { fromHere } from '../../journal/reading/fromHere.ts';
import type { ReadJournal } from './journalReader.ts';
import { journalReader } from './journalReader.ts';
import { shareJournal } from './sharedJournal.ts';
import { type SiteJournal, siteJournalOf } from './siteJournal.ts';
import { watchFolder } from './watchFolder.ts';

export interface JournalOptions {
  /** The journal's content folder, absolute. */
  contentDir: string;
  /** The folder that shown paths start from, absolute. */
  cwd: string;
  /** Whether warnings fail a build. */
  strict: boolean;
}

/** Where diagnostics are printed. */
type Log = Pick<LoaderContext['logger'], 'warn' | 'error'>;

/** A journal that has errors. */
class BrokenJournal extends Error {
  override name = 'BrokenJournal';
  /** Shown after the message, also by Astro. */
  readonly hint = 'Nothing was written. `belay lint` shows the same, sooner.';
}

/** Ends the watch of the last dev server of this process. */
let stopWatching = (): void => {};

/** Editors save in bursts: a file is emptied and then written, and a rename is two events. */
const QUIET_MS = 10;

/**
 * Reads a journal for a build, and passes it to the pages. Warnings are printed.
 *
 * @throws {BrokenJournal} if the journal has errors, or warnings with `strict`.
 */
export async function readForBuild(options: JournalOptions, log: Log): Promise<SiteJournal> {
  const journal = await journalReader(options.contentDir, false)();
  failOnErrors(journal, options);
  return share(journal, options, log);
}

/**
 * The loader of the only collection: the `.mdx` notes, which Astro renders. Everything else reaches the
 * pages through `sharedJournal`. A build stops if the journal has errors. The dev server shows the errors,
 * keeps the last good page of a broken note, and continues.
 *
 * @param journal what a build has already read.
 */
export function journalLoader(options: JournalOptions, journal?: SiteJournal): Loader {
  const { contentDir } = options;
  return {
    name: 'belay',
    load: async (context) => {
      const { watcher, logger } = context;
      if (!watcher) {
        setMdx(context, contentDir, journal ?? (await readForBuild(options, logger)));
        return;
      }
      const read = journalReader(contentDir, true);
      let last: SiteJournal | undefined;
      const show = async (): Promise<void> => {
        last = share(await read(), options, logger, last);
        setMdx(context, contentDir, last);
      };
      await show();

      let reading = Promise.resolve();
      let pending: NodeJS.Timeout | undefined;
      let trouble = '';
      const changed = (): void => {
        clearTimeout(pending);
        pending = setTimeout(() => {
          reading = reading.then(async () => {
            try {
              await show();
              trouble = '';
            } catch (error) {
              // The folder itself may be missing for a while, for example while git switches branches: it is looked for often.
              const { message } = error as Error;
              if (message !== trouble) logger.error(`The journal cannot be read: ${message}`);
              trouble = message;
            }
          });
        }, QUIET_MS);
      };
      stopWatching();
      stopWatching = watchFolder(contentDir, changed);
    },
  };
}

/** Prints the diagnostics of a journal, and passes it to the pages. */
function share(
  journal: ReadJournal,
  { contentDir, cwd }: JournalOptions,
  log: Log,
  last?: SiteJournal,
): SiteJournal {
  const shown = fromHere(journal.diagnostics, contentDir, cwd);
  report(shown, log);
  for (const { trouble } of journal.histories.sources) {
    if (trouble !== undefined) log.warn(`${trouble}.`);
  }
  const site = siteJournalOf(journal, shown, new Date(), last);
  shareJournal(site);
  return site;
}

/** Gives Astro the `.mdx` files to render: those that parse. */
function setMdx({ store, config }: LoaderContext, contentDir: string, journal: SiteJournal): void {
  const stale = new Set(store.keys());
  for (const { data, html } of [...journal.incidents, ...journal.checklists]) {
    if (data.format !== 'mdx' || html !== undefined) continue;
    stale.delete(data.path);
    const file = path.relative(fileURLToPath(config.root), path.join(contentDir, data.path));
    const filePath = file.split(path.sep).join('/');
    // Set even if the store has it: the list of modules next to the store may belong to another journal.
    store.set({ id: data.path, data: {}, filePath, deferredRender: true });
  }
  for (const id of stale) store.delete(id);
}

function report(diagnostics: readonly Diagnostic[], logger: Log): void {
  for (const diagnostic of diagnostics) {
    const text = formatDiagnostic(diagnostic);
    if (diagnostic.severity === 'error') logger.error(text);
    else logger.warn(text);
  }
}

function failOnErrors(journal: Journal, { contentDir, cwd, strict }: JournalOptions): void {
  const shown = fromHere(journal.diagnostics, contentDir, cwd);
  const errors = shown.filter(({ severity }) => strict || severity === 'error');
  if (errors.length === 0) return;
  throw new BrokenJournal(
    `The journal has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}:\n${errors.map(formatDiagnostic).join('\n')}`,
  );
}

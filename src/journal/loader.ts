/** Hands the journal to Astro: a loader a collection, over one journal that is read once for a change. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AstroError } from 'astro/errors';
import type { Loader, LoaderContext } from 'astro/loaders';
import { formatDiagnostic } from '../rules/diagnostics.ts';
import { entriesOf, type SiteCollection } from './entries.ts';
import { type Journal, loadJournal } from './loadJournal.ts';

/** Editors save in bursts, and a rename is two events. */
const QUIET_MS = 50;

/**
 * Makes the loaders of one site. A build stops at the first load of a journal with errors. The dev
 * server says what is wrong, keeps the last good page of a broken note, and goes on.
 */
export function journalLoaders(contentDir: string): (collection: SiteCollection) => Loader {
  let current: Promise<Journal> | undefined;
  const journal = () => {
    current ??= loadJournal({ contentDir, depth: 'pages' });
    return current;
  };
  const reloads = new Map<SiteCollection, () => Promise<void>>();
  let pending: NodeJS.Timeout | undefined;
  const changed = (file: string): void => {
    if (!path.resolve(file).startsWith(contentDir + path.sep)) return;
    clearTimeout(pending);
    pending = setTimeout(async () => {
      current = undefined;
      for (const reload of reloads.values()) await reload();
    }, QUIET_MS);
  };

  return (collection) => ({
    name: `belay-${collection}`,
    load: async (context) => {
      const { watcher, logger } = context;
      const loaded = await journal();
      if (!watcher) failOnErrors(loaded);
      const first = collection === 'journal';
      if (first) report(loaded, logger);
      fill(context, collection, loaded);
      if (!watcher) return;
      reloads.set(collection, async () => {
        try {
          const reloaded = await journal();
          if (first) report(reloaded, logger);
          fill(context, collection, reloaded);
        } catch (error) {
          // The folder itself may be gone for a moment, as when git switches branches.
          logger.error(`The journal cannot be read: ${(error as Error).message}`);
        }
      });
      if (!first) return;
      watcher.add(contentDir);
      for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, changed);
    },
  });
}

function fill(
  { store, config, generateDigest }: LoaderContext,
  collection: SiteCollection,
  journal: Journal,
): void {
  const stale = new Set(store.keys());
  for (const { id, data, file, html, headings = [], body } of entriesOf(
    collection,
    journal,
    new Date(),
  )) {
    stale.delete(id);
    const filePath = file && relativePath(config.root, path.join(journal.root, file));
    store.set({
      id,
      data,
      digest: generateDigest({ data, html, body }),
      ...(filePath && { filePath }),
      ...(html !== undefined && { rendered: { html, metadata: { headings } } }),
      ...(file?.endsWith('.mdx') && { deferredRender: true }),
    });
  }
  const broken = new Set(journal.diagnostics.map((diagnostic) => diagnostic.path));
  for (const id of stale) {
    const { data } = store.get(id) ?? {};
    if (!broken.has(String(data?.['path']))) store.delete(id);
  }
}

function report({ diagnostics }: Journal, logger: LoaderContext['logger']): void {
  for (const diagnostic of diagnostics) {
    const text = formatDiagnostic(diagnostic);
    if (diagnostic.severity === 'error') logger.error(text);
    else logger.warn(text);
  }
}

function failOnErrors({ diagnostics }: Journal): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw new AstroError(
    `The journal has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}:\n${errors.map(formatDiagnostic).join('\n')}`,
    'Mend the notes, or look at them one by one with `npm run -s belay -- lint`.',
  );
}

function relativePath(root: URL, file: string): string {
  return path.relative(fileURLToPath(root), file).split(path.sep).join('/');
}

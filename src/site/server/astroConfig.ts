/** Astro's configuration for the site of a journal. Title, address and language come from its `journal.yaml`. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import type { AstroUserConfig } from 'astro';
import { PACKAGE_FOLDER } from '../../files/packageFolder.ts';
import { STAND_IN_URL } from '../../journal/loadJournal.ts';
import { readJournalConfig } from '../../journal/reading/readJournalConfig.ts';
import { astroMarkdown } from '../journal/astroMarkdown.ts';
import { cacheDirOf } from '../journal/cacheDir.ts';
import { journalReload } from '../journal/journalReload.ts';
import { type JournalOptions, journalLoader } from '../journal/loader.ts';
import { shareLoader } from '../journal/sharedLoader.ts';
import type { SiteJournal } from '../journal/siteJournal.ts';
import { languagePlugin } from '../language/languagePlugin.ts';
import { plainImports } from './plainImports.ts';

/** What `.mdx` notes may import. */
const COMPONENTS = fileURLToPath(new URL('../../components/notes/index.ts', import.meta.url));

export type SiteOptions = JournalOptions;

/**
 * The configuration for a build or a dev server.
 *
 * @param journal what a build has already read.
 */
export async function astroConfig(
  options: SiteOptions,
  journal?: SiteJournal,
): Promise<AstroUserConfig> {
  const { contentDir } = options;
  shareLoader(journalLoader(options, journal));
  const settings = await readJournalConfig(contentDir);
  // Without valid settings the build stops at the first collection, with the reason.
  const address = new URL(settings.ok ? settings.config.url : STAND_IN_URL);
  return {
    root: PACKAGE_FOLDER,
    srcDir: path.resolve(import.meta.dirname, '../..'),
    site: address.href,
    base: address.pathname,
    trailingSlash: 'always',
    markdown: await astroMarkdown(contentDir),
    integrations: [mdx(), journalReload()],
    cacheDir: path.join(cacheDirOf(contentDir), 'astro'),
    // Keep the space between words on two lines of a template.
    compressHTML: true,
    devToolbar: { enabled: false },
    // The Content-Security-Policy of `Page.astro` only allows scripts and styles from files.
    build: { inlineStylesheets: 'never' },
    vite: {
      // Notes can be anywhere: their imports from Belay must resolve without an installed package of that name.
      resolve: { alias: { 'belay/components': COMPONENTS } },
      plugins: [languagePlugin(settings.ok ? settings.config.language : 'en'), plainImports()],
      // The pages are separate modules, which cannot see the options of this process otherwise.
      define: {
        'import.meta.env.JOURNAL_OFFLINE': JSON.stringify(
          settings.ok ? settings.config.offline : false,
        ),
      },
      build: {
        assetsInlineLimit: 0,
        // Widely available since 2024; for older targets `light-dark()` would be expanded to three times the size.
        cssTarget: ['chrome125', 'firefox127', 'safari17.5'],
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // Astro's own marker in compiled MDX, which Astro has read by then.
          onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
        },
      },
    },
  };
}

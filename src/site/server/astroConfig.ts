/** Astro's configuration for the site of a journal, and for the program that renders the pages of all journals. */
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
import { openLanguagePlugin } from '../language/openLanguagePlugin.ts';
import type { ScriptWords } from '../language/scriptWords.ts';
import { noteFiles } from './noteFiles.ts';
import { ownModules } from './ownModules.ts';
import { plainImports } from './plainImports.ts';

/** What `.mdx` notes may import. */
const COMPONENTS = fileURLToPath(new URL('../../components/notes/index.ts', import.meta.url));

export type SiteOptions = JournalOptions;
type Plugins = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>;

/** The configuration for a dev server. Title, address and language come from the journal's `journal.yaml`. */
export async function devConfig(options: SiteOptions): Promise<AstroUserConfig> {
  shareLoader(journalLoader(options));
  const settings = await readJournalConfig(options.contentDir);
  // Without valid settings the first collection gives the reason.
  const url = settings.ok ? settings.config.url : STAND_IN_URL;
  const shared = configFor(url, [languagePlugin(settings.ok ? settings.config.language : 'en')]);
  return {
    ...shared,
    integrations: [...(shared.integrations ?? []), noteFiles(options.contentDir)],
    ...(await partsFor(options.contentDir)),
  };
}

/**
 * The configuration for a build with Astro.
 *
 * @param journal what has been read already.
 * @param found is called with the words of all scripts.
 */
export async function buildConfig(
  options: SiteOptions,
  journal: SiteJournal,
  found: (words: ScriptWords) => void,
): Promise<AstroUserConfig> {
  shareLoader(journalLoader(options, journal));
  return {
    ...configFor(journal.settings.url, [openLanguagePlugin(found)]),
    ...(await partsFor(options.contentDir)),
  };
}

/**
 * The configuration to bundle the program that renders the pages of all journals. It knows no notes, no address and no
 * language.
 *
 * @param cacheDir where Astro may write, absolute.
 * @param found is called with the words of all scripts.
 */
export function programConfig(
  cacheDir: string,
  found: (words: ScriptWords) => void,
): AstroUserConfig {
  shareLoader({ name: 'belay', load: async ({ store }) => store.clear() });
  return { ...configFor(STAND_IN_URL, [openLanguagePlugin(found), ownModules()]), cacheDir };
}

/** What depends on the notes. */
async function partsFor(contentDir: string): Promise<AstroUserConfig> {
  return {
    markdown: await astroMarkdown(contentDir),
    cacheDir: path.join(cacheDirOf(contentDir), 'astro'),
  };
}

function configFor(url: string, languagePlugins: Plugins): AstroUserConfig {
  const address = new URL(url);
  return {
    root: PACKAGE_FOLDER,
    srcDir: path.resolve(import.meta.dirname, '../..'),
    site: address.href,
    base: address.pathname,
    trailingSlash: 'always',
    integrations: [mdx(), journalReload()],
    // Keep the space between words on two lines of a template.
    compressHTML: true,
    devToolbar: { enabled: false },
    // The Content-Security-Policy of `Page.astro` only allows scripts and styles from files.
    build: { inlineStylesheets: 'never' },
    vite: {
      // Notes can be anywhere: their imports from Belay must resolve without an installed package of that name.
      resolve: { alias: { 'belay/components': COMPONENTS } },
      plugins: [...languagePlugins, plainImports()],
      experimental: {
        // Scripts, styles and fonts, all in one folder, find each other wherever the site is: they are the same for all base paths.
        renderBuiltUrl: (file, { ssr, hostType }) => {
          if (hostType === 'css') return path.posix.basename(file);
          return ssr ? undefined : { relative: true };
        },
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

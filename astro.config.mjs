/** The site's build. Title, address and language come from the journal itself, in `journal.yaml`. */
import path from 'node:path';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { STAND_IN_URL } from './src/journal/loadJournal.ts';
import { contentDirOf } from './src/journal/reading/contentDir.ts';
import { readConfig } from './src/journal/reading/readConfig.ts';
import { astroMarkdown } from './src/site/journal/astroMarkdown.ts';
import { cacheDirOf } from './src/site/journal/cacheDir.ts';
import { journalReload } from './src/site/journal/journalReload.ts';
import { languagePlugin } from './src/site/language/languagePlugin.ts';
import { plainImports } from './src/site/server/plainImports.ts';

const contentDir = contentDirOf(process.env, process.cwd());
const settings = await readConfig(contentDir);
// Without settings the build stops at the first collection, and says why.
const address = new URL(settings.ok ? settings.config.url : STAND_IN_URL);

export default defineConfig({
  site: address.href,
  base: address.pathname,
  trailingSlash: 'always',
  markdown: await astroMarkdown(contentDir),
  integrations: [mdx(), journalReload(), sitemap({ filter: (page) => !/\/404\/$/.test(page) })],
  cacheDir: path.join(cacheDirOf(contentDir), 'astro'),
  // Words on two lines of a template keep the space between them.
  compressHTML: true,
  devToolbar: { enabled: false },
  // The Content-Security-Policy of `Page.astro` allows scripts and styles from files only.
  build: { inlineStylesheets: 'never' },
  vite: {
    plugins: [languagePlugin(settings.ok ? settings.config.language : 'en'), plainImports()],
    build: {
      assetsInlineLimit: 0,
      // Widely available since 2024; older targets would have `light-dark()` spelt out at three times the size.
      cssTarget: ['chrome125', 'firefox127', 'safari17.5'],
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // Astro's own marker in compiled MDX, which it has read by then.
        onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
      },
    },
  },
});

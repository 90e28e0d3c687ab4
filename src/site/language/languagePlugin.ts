/** Puts the words of the journal's language into the site. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { languageFor } from './languages.ts';

const WORDS = fileURLToPath(new URL('./words.ts', import.meta.url));

/**
 * A plugin that lets `words.ts` give the words of one language. Each file that imports it gets a copy of its own,
 * of which the bundler keeps what that file uses: in common, every page would carry the words of all scripts.
 *
 * @param language the journal's, BCP 47.
 */
export function languagePlugin(language: string): Plugin {
  const file = fileURLToPath(new URL(`./${languageFor(language)}.ts`, import.meta.url));
  return {
    name: 'belay-language',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!/(?:^|\/)language\/words\.ts$/.test(source) || !importer) return undefined;
      const name = basename(importer.split('?')[0] ?? '');
      // The bundler knows TypeScript by how an id ends.
      return `${WORDS}?for=${encodeURIComponent(name)}.ts`;
    },
    load(id) {
      if (!id.startsWith(`${WORDS}?for=`)) return undefined;
      this.addWatchFile(file);
      return readFileSync(file, 'utf8');
    },
  };
}

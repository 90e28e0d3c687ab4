/** Puts the words of the journal's language into the site. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { languageFor } from './languages.ts';

/** How modules import the words. */
export const WORDS = /(?:^|\/)language\/words\.[jt]s$/;
/** Separates a file from the name of the importer that has a copy of its own. */
export const FOR = '?for=';

/**
 * A plugin that lets `words.ts` give the words of one language. Each file that imports it gets a copy of its own,
 * of which the bundler keeps what that file uses: in common, every page would carry the words of all scripts.
 *
 * @param language the journal's, BCP 47.
 */
export function languagePlugin(language: string): Plugin {
  return {
    name: 'belay-language',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!WORDS.test(source) || !importer) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      if (!resolved) return undefined;
      const file = fileOf(languageFor(language), resolved.id);
      return copyFor(importer, file);
    },
    load(id) {
      const [file = '', importer] = id.split(FOR);
      if (importer === undefined) return undefined;
      this.addWatchFile(file);
      return readFileSync(file, 'utf8');
    },
  };
}

/**
 * The file of a language's words.
 *
 * @param words the resolved path of `words.ts`. In an installed package, the dev server adds a version to it (`?v=`).
 */
export function fileOf(language: string, words: string): string {
  const [file = ''] = words.split('?');
  return path.join(path.dirname(file), language + path.extname(file));
}

/** The id of an importer's own copy of a file. */
export function copyFor(importer: string, file: string): string {
  const name = path.basename(importer.split('?')[0] ?? '');
  // The bundler recognises the language of a file by the end of its id.
  return `${file}${FOR}${encodeURIComponent(name)}${path.extname(file)}`;
}

/** Bundles the site's code for all languages at once. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { copyFor, FOR, fileOf, WORDS } from './languagePlugin.ts';
import { LANGUAGES } from './languages.ts';
import { type ScriptWords, wordCall, wordsCalledIn } from './scriptWords.ts';
import { wordExpressions } from './wordExpressions.ts';

const OPEN = '?open';

/**
 * A plugin that leaves the language open, so that one bundle serves journals in all languages. Code that renders pages
 * takes the words of the shared journal's language when it is loaded. In the scripts of pages, each word
 * becomes a call that is replaced by the word itself before a site is published, so that no script carries
 * words that it does not use.
 *
 * @param found is called with the words of the scripts, once they have been bundled.
 */
export function openLanguagePlugin(found: (words: ScriptWords) => void): Plugin {
  const names = Object.keys(LANGUAGES['en'] ?? {});
  /** The bundler's handles of the words of each language. They are bundled only to be read. */
  const bundled = new Map<string, string>();
  return {
    name: 'belay-open-language',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!WORDS.test(source) || !importer) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      if (!resolved) return undefined;
      const isScript = this.environment.name === 'client';
      if (!isScript) return `${resolved.id}${OPEN}${path.extname(resolved.id)}`;
      for (const language of Object.keys(LANGUAGES)) {
        if (bundled.has(language)) continue;
        const id = fileOf(language, resolved.id);
        bundled.set(language, this.emitFile({ type: 'chunk', id, name: `words-${language}` }));
      }
      return copyFor(importer, resolved.id);
    },
    load(id) {
      const [file = '', importer] = id.split(FOR);
      if (importer !== undefined) {
        const version = digestOfWords(file);
        return names.map((name) => wordCall(name, version)).join('\n');
      }
      const [opened, isOpen] = id.split(OPEN);
      return isOpen === undefined || !opened ? undefined : openWords(opened, names);
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const words: ScriptWords = {};
        const used = new Set<string>();
        const files = new Map(
          [...bundled].map(([name, handle]) => [this.getFileName(handle), name]),
        );
        if (files.size === 0) return;
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk' || files.has(file.fileName)) continue;
          for (const name of wordsCalledIn(file.code)) used.add(name);
        }
        for (const [file, language] of files) {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk') throw new Error(`The bundler did not bundle ${language}.`);
          words[language] = wordExpressions(this.parse(chunk.code), chunk.code, used);
          delete bundle[file];
        }
        found(words);
      },
    },
  };
}

/** A digest of all words. Scripts are named after it, so that browsers do not take those with earlier words. */
function digestOfWords(file: string): string {
  const hash = createHash('sha256');
  for (const language of Object.keys(LANGUAGES)) hash.update(readFileSync(fileOf(language, file)));
  return hash.digest('hex').slice(0, 8);
}

/** The words of the shared journal's language, as a module. @param file the path of `words.ts`. */
function openWords(file: string, names: readonly string[]): string {
  const extension = path.extname(file);
  const from = (module: string) =>
    JSON.stringify(path.join(path.dirname(file), module + extension));
  return [
    `import { LANGUAGES, languageFor } from ${from('languages')};`,
    `import { sharedJournal } from ${from('../journal/sharedJournal')};`,
    'const words = LANGUAGES[languageFor(sharedJournal().settings.language)];',
    ...names.map((name) => `export const ${name} = words.${name};`),
  ].join('\n');
}

/** Leaves plain modules of this package out of the bundle of the code that renders pages: a build has loaded most of them already. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = path.resolve(import.meta.dirname, '../..');
/** Code that only a bundler understands: Astro's components, and modules that ask for the language or for the mode. */
const BUNDLED = /^(?:components|layouts|pages|site|styles)\/|^content\.config\./;
/** The words in all languages are plain, too. */
const PLAIN = /^site\/language\/languages\./;

/** A plugin that lets code that renders pages import other modules of this package from where they are. */
export function ownModules(): Plugin {
  return {
    name: 'belay-own-modules',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name !== 'client',
    async resolveId(source, importer) {
      if (!importer || !/^[./]/.test(source)) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      if (!resolved || resolved.external) return resolved;
      const name = path.relative(SOURCE, resolved.id).replaceAll(path.sep, '/');
      const isOwn = /^[^.].*\.[jt]s$/.test(name) && (!BUNDLED.test(name) || PLAIN.test(name));
      return isOwn ? { id: pathToFileURL(resolved.id).href, external: true } : resolved;
    },
  };
}

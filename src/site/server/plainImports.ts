/** Leaves loading the dynamic imports of a script to the browser. */
import type { Plugin } from 'vite';

/** The code that Vite wraps around each `import()`. */
const HELPER = '\0vite/preload-helper.js';
/** The helper's file as a script imports it. It has one line, which each script can have itself, without a request. */
const IMPORTED =
  /import\s*\{\s*(?:\w+ as )?([\w$]+)\s*\}\s*from\s*["']\.\/preload-helper\.[\w-]+\.js["'];?/;

/** The list of what could be preloaded, and each use of it. */
const LIST = /^const __vite__mapDeps=.*\n/;
const LISTED = /,\s*__vite__mapDeps\(\[[\d,]*\]\)/g;

/**
 * A plugin that removes Vite's preloading: no script of the site imports a style sheet, and every page
 * would load a kilobyte that does nothing for it.
 */
export function plainImports(): Plugin {
  return {
    name: 'belay-plain-imports',
    enforce: 'pre',
    load: (id) => (id === HELPER ? 'export const __vitePreload = (load) => load();' : undefined),
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          file.code = file.code
            .replace(IMPORTED, 'const $1=(load)=>load();')
            .replace(LIST, '')
            .replace(LISTED, '');
        }
      },
    },
  };
}

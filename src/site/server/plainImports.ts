/** Lets the browser load a script's later parts by itself. */
import type { Plugin } from 'vite';

/** What Vite wraps each `import()` in. */
const HELPER = '\0vite/preload-helper.js';

/**
 * A plugin that leaves out Vite's preloading: no script of the site brings a style sheet of its own, and every page
 * would load a kilobyte that does nothing for it.
 */
export function plainImports(): Plugin {
  return {
    name: 'belay-plain-imports',
    enforce: 'pre',
    load: (id) => (id === HELPER ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}

/** The loader of this process's journal, handed from what configures Astro to Astro's list of collections. */
import type { Loader } from 'astro/loaders';

/**
 * Vite runs `content.config.ts` apart from this process's modules. What it imports is transformed for it, one file after
 * another: two seconds of each build where that was the whole of `journal/`.
 */
const KEY = Symbol.for('belay.loader');
const all = globalThis as { [KEY]?: Loader };

export function shareLoader(loader: Loader): void {
  all[KEY] = loader;
}

/** @throws where Astro has not been configured by `astroConfig`. */
export function sharedLoader(): Loader {
  if (!all[KEY]) throw new Error('Astro was started without the configuration of a journal.');
  return all[KEY];
}

/** The loader of this process's journal, passed from Astro's configuration to its list of collections. */
import type { Loader } from 'astro/loaders';

/**
 * Vite runs `content.config.ts` separately from this process's modules. It transforms everything imported there, one file after
 * another: importing all of `journal/` took two seconds of each build.
 */
const KEY = Symbol.for('belay.loader');
const all = globalThis as { [KEY]?: Loader };

export function shareLoader(loader: Loader): void {
  all[KEY] = loader;
}

/** @throws if Astro was not configured by `astroConfig`. */
export function sharedLoader(): Loader {
  if (!all[KEY]) throw new Error('Astro was started without the configuration of a journal.');
  return all[KEY];
}

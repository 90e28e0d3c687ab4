/** Addresses on this site, in the browser. */

/** Where the site's scripts are, from the base path. */
const SCRIPT = /_astro\/[^/]*$/;

/**
 * Turns a path from the root of the site into a URL, with the base path. A script does not know the base path, but where
 * it was loaded from: the same script serves all journals.
 */
export function href(path: string): string {
  const base = import.meta.env.DEV
    ? import.meta.env.BASE_URL
    : new URL(import.meta.url).pathname.replace(SCRIPT, '');
  return base + path.replace(/^\//, '');
}

/** Addresses on this site. */
import { sharedJournal } from './journal/sharedJournal.ts';

/**
 * Turns a path from the root of the site into a URL for links, with the base path.
 *
 * `href('incidents/')` is `/journal/incidents/` if the base path is `/journal/`.
 */
export function href(path: string): string {
  return basePath() + path.replace(/^\//, '');
}

/**
 * The URL of a file that the bundler has named.
 *
 * @param bundled what an import with `?url` gives. In a build, it begins with the base path that the bundler knows. The dev
 *   server has files of its own at its root, whatever the base path is.
 */
export function assetHref(bundled: string): string {
  if (import.meta.env.DEV) return bundled;
  return href(bundled.slice(import.meta.env.BASE_URL.length));
}

/** A page as an absolute URL, as search engines and other sites link to it. @param pathname with the base path. */
export function absolute(pathname: string): URL {
  return new URL(pathname, sharedJournal().settings.url);
}

/** The base path, with a slash at both ends. One bundle serves journals with different base paths, so it asks the journal. */
function basePath(): string {
  if (import.meta.env.PROD) return new URL(sharedJournal().settings.url).pathname;
  const base = import.meta.env.BASE_URL;
  return base.endsWith('/') ? base : `${base}/`;
}

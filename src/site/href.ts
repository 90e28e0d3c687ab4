/** Addresses on this site. */

/**
 * Turns a path from the root of the site into a URL for links, with the base path.
 *
 * `href('incidents/')` is `/journal/incidents/` if the base path is `/journal/`.
 */
export function href(path: string): string {
  const base = import.meta.env.BASE_URL;
  return `${base.endsWith('/') ? base : `${base}/`}${path.replace(/^\//, '')}`;
}

/** Addresses on this site. */

/**
 * A path from the top of the site → an address that a link can carry, with the base path in front.
 *
 * `href('incidents/')` is `/journal/incidents/` where the site lies under `/journal/`.
 */
export function href(path: string): string {
  const base = import.meta.env.BASE_URL;
  return `${base.endsWith('/') ? base : `${base}/`}${path.replace(/^\//, '')}`;
}

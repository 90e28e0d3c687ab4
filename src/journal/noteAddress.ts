/** Where a note's page is. */

/** The last part of a note's address: its path within its collection, in lower case. */
export function slugOfPath(path: string): string {
  return path
    .split('/')
    .slice(2)
    .join('/')
    .replace(/\.mdx?$/i, '')
    .toLowerCase();
}

/** The address of a note's page from the top of the site: `content/incidents/SSL.md` → `incidents/ssl/`. */
export function pageOfPath(path: string): string {
  return `${path.split('/')[1]}/${slugOfPath(path)}/`;
}

/** Where a note's page is. */
import { COLLECTIONS } from '../fields/types.ts';

/**
 * The last part of a note's address: its path within its collection, in lower case, in characters that an
 * address can hold as they are.
 */
export function slugOfPath(path: string): string {
  const segments = path.split('/');
  const within = isCollection(segments[0]) ? segments.slice(1) : segments;
  return within
    .join('/')
    .replace(/\.(?:mdx?|markdown)$/i, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .replaceAll(/[^\p{L}\p{M}\p{N}._~/-]+/gu, '-');
}

/**
 * The address of a note's page from the top of the site: `incidents/SSL.md` → `incidents/ssl/`. Notes
 * outside the collections are under `notes/`; there, a folder's `README` or `index` is the folder's page.
 */
export function pageOfPath(path: string): string {
  // The paths of nearly all notes are their addresses.
  if (USUAL.test(path)) return `${path.slice(0, -'.md'.length)}/`;
  const [collection] = path.split('/');
  const slug = slugOfPath(path);
  if (isCollection(collection)) return `${collection}/${slug}/`;
  return `notes/${slug.replace(/\/(?:readme|_?index)$/, '')}/`;
}

const USUAL = new RegExp(`^(?:${COLLECTIONS.join('|')})/[a-z0-9_/-]+\\.md$`);

/** The site's own pages that a note may link by their address. */
const SITE_PAGES = ['', 'rules', 'search', 'notes', ...COLLECTIONS];
/** Pages that only a journal has; a folder of plain notes may have folders of these names. */
const JOURNAL_PAGES = ['match', 'services', 'tags', 'years'];
/** Files that the site makes. */
export const SITE_FILES = [
  'feed.json',
  'feed.xml',
  'journal.json',
  'llms.txt',
  'not-symptoms.json',
  'recovery.json',
  'rules.json',
  'rules.schema.json',
  'symptoms.json',
];

/**
 * The page that an address without a file leads to: one of the site's own, a note's by its address, or the
 * page of a folder.
 *
 * @param path from the content folder, as `incidents/ssl/`.
 * @param here the path of the note that has the link.
 */
export function pageOfFolder(path: string, here: string): string {
  const page = path.replace(/\/+$/, '');
  const [first = ''] = page.split('/');
  const known = SITE_PAGES.includes(first) || (isJournal(here) && JOURNAL_PAGES.includes(first));
  if (known) return page === '' ? '' : `${page}/`;
  return pageOfPath(`${path.replace(/\/+$/, '')}/README.md`);
}

/** Whether an address is one of the site's own pages, rather than a note's. */
export function isSitePage(page: string): boolean {
  return [...SITE_PAGES, ...JOURNAL_PAGES].includes(page.replace(/\/$/, ''));
}

/** Whether a path is that of a file which the site makes beside its pages: its feed, its rules. */
export function isSiteFile(path: string, here: string): boolean {
  return isJournal(here) && SITE_FILES.includes(path);
}

function isJournal(path: string): boolean {
  return isCollection(path.split('/')[0]);
}

function isCollection(name: string | undefined): boolean {
  return COLLECTIONS.some((collection) => collection === name);
}

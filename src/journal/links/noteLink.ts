/** What an address written in a note leads to: another note, a file, a place on the same page. */
import { isSiteFile, pageOfFolder, pageOfPath } from './noteAddress.ts';

/** A link from a note to something else in the journal. */
export interface NoteLink {
  kind: 'note' | 'file' | 'page';
  /** The path of the note or file, as `incidents/ssl.md`; or a page's address, as `incidents/`. */
  target: string;
  /** Without its `#`, decoded. */
  hash?: string;
  line: number;
  column: number;
}

export interface ResolvedLink extends Omit<NoteLink, 'line' | 'column'> {
  /** The address for the page, relative to it. Nothing for a file that is not published. */
  url?: string;
}

const NOTE = /\.(?:mdx?|markdown)$/i;
/** Beside notes, what may be published. Nothing that a browser would run as a page of this site. */
const PUBLISHED =
  /\.(?:png|jpe?g|gif|webp|avif|svg|pdf|txt|log|csv|tsv|json|ya?ml|toml|conf|cfg|ini|diff|patch|sql|sh|bash|py|rb|go|zip|gz|tgz|mp4|webm|mp3)$/i;

/** What browsers leave out of an address before they look at it. */
const BLANKS = /^[\s\0-\x20]+|[\t\r\n]|[\s\0-\x20]+$/g;

/** Where published files are, from the top of the site. */
const FILES = 'files/';

/**
 * Resolves an address as forges and editors do: relative to the note's own file, or, with a slash in front,
 * to the top of the content folder.
 *
 * @param here the note's path, as `incidents/ssl.md`.
 * @returns nothing for what leads out of the journal.
 */
export function resolveLink(url: string, here: string): ResolvedLink | undefined {
  const [, address = '', hash] =
    /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url.replaceAll(BLANKS, '')) ?? [];
  if (/^[a-z][a-z\d+.-]*:/i.test(address) || address.startsWith('//')) return undefined;
  const decoded = hash && decodeAddress(hash).normalize('NFC');
  // As headings have it: macOS types accents apart from their letters.
  const anchor = hash === undefined ? '' : `#${isComposed(hash) ? hash : encodeURI(decoded ?? '')}`;
  if (address === '') {
    if (!decoded) return undefined;
    return { kind: 'note', target: here, hash: decoded, url: anchor };
  }
  const target = targetOf(address, here);
  const up = '../'.repeat(pageOfPath(here).split('/').length - 1);
  if (NOTE.test(target)) {
    return {
      kind: 'note',
      target,
      ...(decoded && { hash: decoded }),
      url: `${up}${encodeURI(pageOfPath(target))}${anchor}`,
    };
  }
  if (!/\.[a-z][a-z\d]*$/i.test(target)) {
    const page = pageOfFolder(target, here);
    return {
      kind: 'page',
      target: page,
      ...(decoded && { hash: decoded }),
      url: `${up}${encodeURI(page)}${anchor}`,
    };
  }
  if (isSiteFile(target, here)) return { kind: 'page', target, url: `${up}${target}${anchor}` };
  return {
    kind: 'file',
    target,
    ...(isPublished(target) && { url: `${up}${encodePath(publishedAt(target))}` }),
  };
}

/** Whether files of this kind are put on the site. */
export function isPublished(target: string): boolean {
  return PUBLISHED.test(target);
}

/** Where a file is published: `incidents/rack.png` → `files/incidents/rack.png`. */
export function publishedAt(target: string): string {
  return FILES + target;
}

/** Used in place of the content folder while `..` is resolved, so that a link that leaves it is noticed. */
const TOP = '/:content:/';

/** The path that an address means, from the content folder; with `../` in front where it leaves it. */
function targetOf(address: string, here: string): string {
  const written = address.startsWith('/') ? TOP + address.slice(1) : address;
  // Any origin does: it only makes the path absolute, and `..` cannot climb above it.
  const { pathname } = new URL(written, `https://note.invalid${TOP}${encodePath(here)}`);
  const inside = pathname.startsWith(TOP);
  return decodeAddress(inside ? pathname.slice(TOP.length) : `..${pathname}`);
}

/** A path in an address: `#` and `?` in a file's name are part of it. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function isComposed(hash: string): boolean {
  const text = decodeAddress(hash);
  return text === text.normalize('NFC');
}

/** An address without its percent signs; as it was written where they make no sense. */
export function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

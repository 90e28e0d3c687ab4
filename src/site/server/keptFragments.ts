/** Parts of the search index that need not be written again: what Pagefind stores of each page, compressed, in a file. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A page in an index that has been written. */
interface WrittenPage {
  address: string;
  /** The digest of what Pagefind got of it. */
  content: string;
  /** The name of its file in `fragment/`, without its end. */
  fragment: string;
}

/** An index that has been written. */
export interface WrittenIndex {
  /** Pagefind's. */
  version: string;
  /** In their order; none if that is not known. */
  pages: readonly WrittenPage[];
}

export const NO_INDEX: WrittenIndex = { version: '', pages: [] };

/** Where an index has the fragment of a page, from the folder of the index. */
export function fragmentFile(fragment: string): string {
  return `fragment/${fragment}.pf_fragment`;
}

/**
 * Puts empty files where Pagefind would write fragments: it leaves files alone that are there.
 *
 * @param outputPath of the index, absolute. It need not exist.
 */
export function holdPlaces(outputPath: string, fragments: Iterable<string>): void {
  mkdirSync(path.join(outputPath, 'fragment'), { recursive: true });
  for (const fragment of fragments) {
    writeFileSync(path.join(outputPath, fragmentFile(fragment)), '');
  }
}

/**
 * The names of the fragments of an index, in the order of its pages, and the version of Pagefind, from its list of pages.
 * `undefined` if it is not written as expected.
 *
 * @param pages how many there are.
 */
export function fragmentsOf(
  outputPath: string,
  pages: number,
): { version: string; fragments: string[] } | undefined {
  const lists = readdirSync(outputPath).filter((name) => name.endsWith('.pf_meta'));
  const [list] = lists;
  if (list === undefined || lists.length > 1) return undefined;
  // CBOR: `[version, [[fragment, words, …], …], …]`, after a signature. Each text has its length before it.
  const text = gunzipSync(readFileSync(path.join(outputPath, list))).toString('latin1');
  const [, version] = /^pagefind_dcd.[`-w](\d[\w.-]*)/s.exec(text) ?? [];
  const fragments = [...text.matchAll(PAGE)].map(([, name = '']) => name).slice(0, pages);
  const known = fragments.length === pages && new Set(fragments).size === pages;
  return version !== undefined && known ? { version, fragments } : undefined;
}

/** A page in the list: an array of three, a text of up to 23 or 255 bytes, and a number. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the format is binary.
const PAGE = /\x83(?:[`-w]|x.)([a-z-]+_[0-9a-f]{7,})(?=[\x00-\x1b])/gs;

/** Removes an index that has been written. */
export function removeIndex(outputPath: string): void {
  rmSync(outputPath, { recursive: true, force: true });
}

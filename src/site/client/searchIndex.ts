/** The part of Pagefind that the search uses: https://pagefind.app/docs/api/ */

import { foldForSearch } from '../../text/foldForSearch.ts';

export interface FoundPart {
  title: string;
  url: string;
  excerpt: string;
}

export interface FoundPage extends FoundPart {
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sub_results: FoundPart[];
}

/** The value that a page must have, by the name of the filter. */
export type Filters = Record<string, string>;

export interface Pagefind {
  options(options: { excerptLength: number; baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  /** With a `null` query, all pages that match the filters. */
  search(query: string | null, options: { filters: Filters }): Promise<{ results: Found[] }>;
}

/** A result; its content is loaded when it is shown. */
export interface Found {
  id: string;
  data(): Promise<FoundPage>;
}

/** How often loading has failed in a row. */
let tries = 0;

/** Loads Pagefind; `undefined` if the site has no index or cannot be reached. */
export async function loadIndex(address: string): Promise<Pagefind | undefined> {
  try {
    tries += 1;
    // A browser remembers that a module could not be loaded; under another name it tries again.
    const name = tries > 1 ? `${address}?try=${tries}` : address;
    const pagefind = (await import(/* @vite-ignore */ name)) as Pagefind;
    // The site's base path, which is not in the index.
    const baseUrl = new URL('..', new URL(address, location.href)).pathname;
    await pagefind.options({ excerptLength: 24, baseUrl });
    await pagefind.init();
    tries = 0;
    return pagefind;
  } catch {
    return undefined;
  }
}

/**
 * Searches for a text as it was typed. A path or an error code is a phrase to Pagefind, which would otherwise
 * find its parts anywhere on a page. Its parts are searched only if a page has it within a longer word.
 */
export async function searchAsWritten(pagefind: Pagefind, query: string, filters: Filters) {
  const search = async (text: string) => (await pagefind.search(text || null, { filters })).results;
  // A page may spell the words with other letters: `ışık` where it writes `IŞIK`.
  const asked = async (text: string) => {
    const folded = foldForSearch(text);
    const results = await search(text);
    if (folded === text.toLowerCase()) return results;
    const known = new Set(results.map(({ id }) => id));
    return [...results, ...(await search(folded)).filter(({ id }) => !known.has(id))];
  };
  const hasSigns = /[^\s\p{L}\p{N}]/u.test(query);
  if (!hasSigns || query.includes('"')) return await asked(query);
  const parts = query.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  for (const text of [`"${query}"`, query, parts]) {
    const results = text === '' ? [] : await asked(text);
    if (results.length > 0) return results;
  }
  return [];
}

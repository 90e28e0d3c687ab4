/** The part of Pagefind that the search uses: https://pagefind.app/docs/api/ */

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

export interface Pagefind {
  options(options: { excerptLength: number; baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<FoundPage> }[] }>;
}

/** Loads Pagefind, or nothing where the site has no index or cannot be reached. */
export async function loadIndex(address: string): Promise<Pagefind | undefined> {
  try {
    const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
    // The site's own base path, which the index does not know.
    const baseUrl = new URL('..', new URL(address, location.href)).pathname;
    await pagefind.options({ excerptLength: 24, baseUrl });
    await pagefind.init();
    return pagefind;
  } catch {
    return undefined;
  }
}

/**
 * Searches for a text as it was typed. A path or an error code is a phrase to Pagefind, which would otherwise
 * find its parts anywhere on a page.
 */
export async function searchAsWritten(pagefind: Pagefind, query: string) {
  if (/[^\s\p{L}\p{N}]/u.test(query) && !query.includes('"')) {
    const { results } = await pagefind.search(`"${query}"`);
    if (results.length > 0) return results;
  }
  return (await pagefind.search(query)).results;
}

/** Renders the pages of a build: each once, and not again as long as everything that it shows stays the same. */
// Imported for what pages read, so that it is known before the build which of them are unchanged.
import '../history.ts';
import '../journal.ts';
import '../lastChanged.ts';
import '../openFollowUps.ts';
import '../revision.ts';
import '../ruleStatistics.ts';
import { compareText } from '../../text/compareText.ts';
import { sharedJournal } from '../journal/sharedJournal.ts';
import { readsOf } from '../reads.ts';
import { placeInNote, rulePage } from '../rulePlace.ts';
import { type KeptPages, openKeptPages } from './keptPages.ts';
import { isSearched, type SearchIndex } from './searchIndex.ts';

export interface PageDrawing {
  /** All rendered pages, by path from the root of the site: `incidents/`. */
  pages: ReadonlyMap<string, string>;
  /** The page at an address as an earlier build rendered it, if it would be rendered the same now. */
  known(address: string): string | undefined;
  /** Starts the search index with the pages that are known. @param program the digest of Astro's output, if it is known. */
  start(program?: string): Promise<void>;
  /** Sets the digest of Astro's output. */
  drawnBy(program: string): void;
  /**
   * The page at an address, which is rendered if it is not known.
   *
   * @returns its response if the status is not a success.
   */
  draw(address: string, render: () => Promise<Response>): Promise<string | Response>;
  /** Keeps the pages for the next build. */
  save(): Promise<void>;
}

/**
 * Opens the pages of earlier builds. The journal must have been read already.
 *
 * @param cacheDir where pages are kept, absolute.
 * @param key the digest of the program.
 */
export async function pageDrawing(
  cacheDir: string,
  key: string,
  search: SearchIndex,
): Promise<PageDrawing> {
  const kept = await openKeptPages({ folder: cacheDir, name: 'pages', key });
  const pages = new Map<string, string>();
  return {
    pages,
    known: (address) => kept.get(address),
    async start(program) {
      if (program !== undefined) kept.drawnBy(program);
      // Pagefind works while Astro does: on the pages before the first one that must be rendered.
      const addresses = searchedAddresses(kept);
      search.expect(addresses);
      for (const address of addresses) {
        const page = kept.same.get(address);
        if (!page) break;
        await search.add(address, page.html);
      }
    },
    drawnBy: (program) => kept.drawnBy(program),
    async draw(address, render) {
      let html = kept.get(address);
      if (html === undefined) {
        const { drawn: response, reads } = await readsOf(render);
        if (!response.ok) return response;
        html = await response.text();
        if (reads) kept.set(address, html, reads);
      }
      pages.set(address, html);
      await search.add(address, html);
      return html;
    },
    save: () => kept.save(),
  };
}

/** The address of a page from the root of the site: `incidents/`. */
export function addressOf(pathname: string): string {
  const path = pathname.replace(/^\//, '').replace(/\/$/, '');
  return path === '' ? '' : `${path}/`;
}

/** Pages in the order in which they are rendered and searched. */
export function inOrder<Page extends { pathname: string }>(pages: readonly Page[]): Page[] {
  return pages.toSorted((a, b) => compareText(addressOf(a.pathname), addressOf(b.pathname)));
}

/** Pages that exist if the journal has a note or a rule for them. */
const OF_THE_JOURNAL = /^(?:incidents|checklists|notes|rules)\/./;

/** The addresses of the pages that are likely to be searched in this build, sorted. */
function searchedAddresses({ before }: KeptPages): string[] {
  const { incidents, checklists, notes, rules } = sharedJournal();
  const others = [...before].filter(
    ([address, { html }]) => isSearched(html) && !OF_THE_JOURNAL.test(address),
  );
  return [
    ...[...incidents, ...checklists, ...notes].map(({ data }) => addressOf(data.url)),
    ...rules.filter((rule) => !placeInNote(rule)).map(({ id }) => rulePage(id)),
    ...others.map(([address]) => address),
  ].toSorted(compareText);
}

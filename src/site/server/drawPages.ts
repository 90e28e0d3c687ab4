/** Renders the pages of a build: each once, and not again as long as everything that it shows stays the same. */
// Imported for what pages read, so that it is known before the build which of them are unchanged.
import '../history.ts';
import '../journal.ts';
import '../lastChanged.ts';
import '../openFollowUps.ts';
import '../revision.ts';
import '../ruleNumbers.ts';
import '../ruleStatistics.ts';
import path from 'node:path';
import { compareText } from '../../text/compareText.ts';
import { sharedJournal } from '../journal/sharedJournal.ts';
import { readsOf } from '../reads.ts';
import { placeInNote, rulePage } from '../rulePlace.ts';
import type { MadeFile } from './fileWriter.ts';
import { type KeptPages, openKeptPages } from './keptPages.ts';
import { isSearched } from './searchedPart.ts';
import type { SearchPage } from './searchFeed.ts';
import type { SearchIndex } from './searchIndex.ts';

/** The file of a page that has been drawn. */
interface DrawnFile extends MadeFile {
  /** Whether the file has been written, or else will be. */
  written: boolean;
}

export interface PageDrawing {
  /** The addresses of all pages, from the root of the site: `incidents/`. */
  addresses: ReadonlySet<string>;
  /** All pages that are searched, in their order. */
  searched: readonly SearchPage[];
  /** Tells the search index which pages to expect. @param program the digest of Astro's output, if it is known. */
  start(program?: string): void;
  /** Sets the digest of Astro's output. */
  drawnBy(program: string): void;
  /** The page at an address, if the output folder has it as it would be rendered now. Then it need not be drawn. */
  kept(address: string): MadeFile | undefined;
  /**
   * Renders the page at an address.
   *
   * @param write is called with its HTML, unless the status is not a success.
   * @returns its response if the status is not a success.
   */
  draw(
    address: string,
    render: () => Promise<Response>,
    write: (html: string) => DrawnFile,
  ): Promise<Response | undefined>;
  /** Keeps what is known of the pages for the next build. */
  save(): Promise<void>;
}

/** Where a build keeps and finds pages. */
export interface PagePlaces {
  /** Where what is known of pages is kept between builds, absolute. */
  cacheDir: string;
  /** The output folder, absolute. */
  outDir: string;
  /** Where new files are until the build is complete, absolute. */
  made: string;
  /** The digests of the files that the output folder has now. */
  earlier: ReadonlyMap<string, string>;
  /** Whether the output folder has the search index that is known of an earlier build. */
  hasIndex: boolean;
}

/**
 * Opens the pages of earlier builds. The journal must have been read already.
 *
 * @param key the digest of the program.
 */
export function pageDrawing(
  { cacheDir, outDir, made, earlier, hasIndex }: PagePlaces,
  key: string,
  search: SearchIndex,
): PageDrawing {
  const kept = openKeptPages({ folder: cacheDir, name: 'pages', key });
  const addresses = new Set<string>();
  const searched: SearchPage[] = [];
  const addSearched = (address: string, { digest, same }: MadeFile, html?: string): void => {
    const file = path.join(same ? outDir : made, pageFile(address));
    searched.push({ address, digest, file });
    search.add({ address, digest, file, ...(html !== undefined && { html }) });
  };
  return {
    addresses,
    searched,
    start(program) {
      if (program !== undefined) kept.drawnBy(program);
      search.expect(searchedAddresses(kept), hasIndex);
    },
    drawnBy: (program) => kept.drawnBy(program),
    kept(address) {
      if (kept.before.get(address)?.digest !== earlier.get(pageFile(address))) return undefined;
      const page = kept.get(address);
      if (!page) return undefined;
      const file = { digest: page.digest, bytes: page.bytes, same: true };
      addresses.add(address);
      if (page.searched) addSearched(address, file);
      return file;
    },
    async draw(address, render, write) {
      const { drawn: response, reads } = await readsOf(render);
      if (!response.ok) return response;
      const html = await response.text();
      const file = write(html);
      const page = { digest: file.digest, bytes: file.bytes, searched: isSearched(html) };
      if (reads) kept.set(address, { ...page, reads });
      addresses.add(address);
      if (page.searched) addSearched(address, file, file.written ? undefined : html);
      return undefined;
    },
    save: () => kept.save(),
  };
}

/** The file of a page. Astro and file hosts expect the page for missing ones at the root. */
export function pageFile(address: string): string {
  return address === '404/' ? '404.html' : `${address}index.html`;
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
    ([address, { searched }]) => searched && !OF_THE_JOURNAL.test(address),
  );
  return [
    ...[...incidents, ...checklists, ...notes].map(({ data }) => addressOf(data.url)),
    ...rules.filter((rule) => !placeInNote(rule)).map(({ id }) => rulePage(id)),
    ...others.map(([address]) => address),
  ].toSorted(compareText);
}

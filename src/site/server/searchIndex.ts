/** The search index, made on another core while Astro is still working. */
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { foldForSearch } from '../../text/foldForSearch.ts';
import { FOLDED_SIGN } from '../foldedSign.ts';

/** Marks the part of a page that is searched. Pages without it are not searched. */
const SEARCHED = 'data-pagefind-body';
/** How many pages may wait for Pagefind before Astro waits too: they wait in memory. */
const MAX_WAITING = 200;
/** Files that Pagefind writes for its own search boxes, which this site does not use. */
const NOT_USED = [
  ...['pagefind-ui.js', 'pagefind-ui.css', 'pagefind-modular-ui.js', 'pagefind-modular-ui.css'],
  ...['pagefind-component-ui.js', 'pagefind-component-ui.css', 'pagefind-highlight.js'],
];

export interface SearchIndex {
  /**
   * Announces which pages will probably be added. Once all of them have been added, the index is
   * written, while Astro renders the pages that are not searched.
   */
  expect(addresses: readonly string[]): void;
  /**
   * Adds a page to Pagefind, once. The index depends on the order: if it differs from that of `write`, or a page has
   * changed by then, all work is done again.
   */
  add(address: string, html: string): Promise<void>;
  /**
   * Writes the index of pages into a folder: the same bytes for the same pages.
   *
   * @param pages all pages of the site, by address, in the order in which they were added.
   * @throws an error whose message says what Pagefind could not do.
   */
  write(outputPath: string, pages: ReadonlyMap<string, string>): Promise<void>;
  /** Ends Pagefind's process. Must always be called. */
  close(): Promise<void>;
}

/**
 * Starts an index.
 *
 * @param scratch a folder that does not exist yet, absolute: what is written early is kept in it until `write`.
 * @throws if Pagefind cannot be started.
 */
export async function startSearchIndex(scratch: string): Promise<SearchIndex> {
  let failures: string[] = [];
  const fail = (): never => {
    throw new Error(`The search index cannot be made: ${failures.join(' ')}`);
  };
  const start = async (): Promise<PagefindIndex> => {
    const { index, errors } = await createIndex();
    failures = [...errors];
    return index ?? fail();
  };
  let index = await start();
  let added = new Map<string, string>();
  const waiting = new Set<Promise<void>>();
  let expected: ReadonlySet<string> = new Set();
  /** The index of exactly the expected pages. */
  let early: Promise<void> | undefined;

  const writeInto = async (outputPath: string): Promise<void> => {
    await Promise.all(waiting);
    if (failures.length > 0) return;
    const written = await index.writeFiles({ outputPath });
    failures.push(...written.errors);
  };

  const add = async (address: string, html: string): Promise<void> => {
    if (added.has(address) || !isSearched(html)) return;
    added.set(address, html);
    const content = searchedPart(html);
    const adding = index.addHTMLFile({ url: `/${address}`, content }).then(
      (result) => void failures.push(...result.errors),
      (error: Error) => void failures.push(error.message),
    );
    waiting.add(adding);
    void adding.then(() => waiting.delete(adding));
    const complete =
      added.size === expected.size && [...added.keys()].every((one) => expected.has(one));
    if (complete)
      early ??= writeInto(scratch).catch((error: Error) => void failures.push(error.message));
    if (waiting.size > MAX_WAITING) await Promise.race(waiting);
  };

  return {
    expect: (addresses) => {
      expected = new Set(addresses);
    },
    add,
    async write(outputPath, pages) {
      await Promise.all([...waiting, early]);
      const searched = [...pages].filter(([, html]) => isSearched(html));
      const asWanted = [...added].every(([address, html], index) => {
        const [wanted, now] = searched[index] ?? [];
        return wanted === address && now === html;
      });
      if (asWanted && early && searched.length === added.size) {
        if (failures.length > 0) fail();
        await rename(scratch, outputPath);
      } else {
        if (early || !asWanted) {
          await index.deleteIndex();
          index = await start();
          added = new Map();
          expected = new Set();
        }
        for (const [address, html] of searched) await add(address, html);
        await writeInto(outputPath);
        if (failures.length > 0) fail();
      }
      await Promise.all(NOT_USED.map((name) => rm(path.join(outputPath, name), { force: true })));
    },
    close: async () => {
      await close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

/** Whether any part of a page is searched. */
export function isSearched(html: string): boolean {
  return html.includes(SEARCHED);
}

/** A page reduced to its searched part, so that Pagefind need not parse the rest. */
function searchedPart(html: string): string {
  const mark = html.indexOf(SEARCHED);
  const start = html.lastIndexOf('<', mark);
  const [, element] = /^<([a-z]+)/.exec(html.slice(start, mark)) ?? [];
  const end = html.lastIndexOf(`</${element}>`);
  const [open = '<html>'] = /<html[^>]*>/.exec(html) ?? [];
  // Pagefind takes the language of the index from here. What is searched is in the notes' language, not the page's.
  const [, notes] = / data-notes-lang="([^"]*)"/.exec(open) ?? [];
  const root = notes === undefined ? open : `<html lang="${notes}">`;
  const part = html.slice(start, end);
  const [tag = ''] = /^<(?:"[^"]*"|[^">])*>/.exec(part) ?? [];
  const body = `${tag}${foldedWords(part)}${part.slice(tag.length)}`;
  return `<!doctype html>${root}<body>${body}</${element}></body></html>`;
}

/** Letters that Pagefind does not fold by itself, as it does accents. */
const UNFOLDED_LETTER = /[ıßẞøæœđłðþØÆŒĐŁÐÞ]/;
const UNFOLDED = /[\p{L}\p{M}\p{N}]*[ıßẞøæœđłðþØÆŒĐŁÐÞ][\p{L}\p{M}\p{N}]*/gu;

/** The words of a page whose letters the search folds, in folded form; a special character separates them from the text. */
function foldedWords(html: string): string {
  // Most pages have none, and looking for whole words would take much longer.
  if (!UNFOLDED_LETTER.test(html)) return '';
  const words = new Set((html.match(UNFOLDED) ?? []).map(foldForSearch));
  return `<p data-pagefind-weight="0.5">${[...words].join(` ${FOLDED_SIGN} `)} ${FOLDED_SIGN}</p>`;
}

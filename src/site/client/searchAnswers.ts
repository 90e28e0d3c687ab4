/** What the search box shows for a text: pages and rules with its words, or the incidents that a log matches. */
import { looksLikeLog } from '../../symptoms/looksLikeLog.ts';
import * as words from '../language/words.ts';
import { answerLog, type LogAnswer } from './logAnswer.ts';
import { type Filters, openSearch, type Search } from './searchEverything.ts';
import { noIndex, nothing } from './searchMessages.ts';
import { resultItem } from './searchResult.ts';

/** How many UTF-16 units of a text are checked to decide whether it is a log. */
const MAX_LOOKED_AT = 4_000;

/** What the box shows: a sentence, results, and how many there are in all. */
export interface Shown {
  text: string;
  items: HTMLElement[];
  total?: number;
  /** Whether a retry may help. */
  failed?: boolean;
}

/** The incidents that a log matches. */
export async function incidentsOf(log: string): Promise<Shown> {
  const answer = await answerLog(log).catch(() => undefined);
  return answer ? shownOf(answer) : { text: words.matchFailed, items: [], failed: true };
}

/**
 * Opens a search by words. The index is loaded with the first search, and again after a failure.
 *
 * @param address of Pagefind's script.
 * @returns what to show for a query, with at most `most` pages. A query in one line that is a known log shows its
 * incidents first.
 */
export function openWordSearch(
  address: string,
  inDevServer: boolean,
): (query: string, filters: Filters, most: number) => Promise<Shown> {
  let index: Promise<Search | undefined> | undefined;

  const inPages = async (query: string, filters: Filters, most: number): Promise<Shown> => {
    index ??= openSearch(address);
    const everything = await index;
    if (!everything) {
      // A lost connection may be back with the next letter.
      index = undefined;
      return { text: noIndex(inDevServer), items: [], failed: true };
    }
    try {
      return await pagesFound(everything, query, filters, most);
    } catch {
      return { text: words.noIndex, items: [], failed: true };
    }
  };

  return async (query, filters, most) => {
    const found = await inPages(query, filters, most);
    const nothingFound = !found.failed && found.items.length === 0;
    const maybeLog = query !== '' && (nothingFound || looksLikeLog(query.slice(0, MAX_LOOKED_AT)));
    const answer = maybeLog ? await answerLog(query).catch(() => undefined) : undefined;
    if (!answer?.seen) return found;
    const incidents = shownOf(answer);
    return nothingFound || found.failed ? incidents : both(incidents, found);
  };
}

/** @throws whatever the index throws if a part of it cannot be loaded. */
async function pagesFound(
  search: Search,
  query: string,
  filters: Filters,
  most: number,
): Promise<Shown> {
  const results = await search(query, filters);
  const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
  if (pages.length > 0) {
    const text = words.results(pages.length, results.length);
    return { text, items: pages.map(resultItem), total: results.length };
  }
  const filtered = query !== '' && Object.keys(filters).length > 0;
  const unfiltered = filtered ? (await search(query, {})).length : undefined;
  return { text: nothing(query, unfiltered), items: [] };
}

function both(incidents: Shown, found: Shown): Shown {
  return {
    text: `${incidents.text} ${found.text}`,
    items: [...incidents.items, ...found.items],
    total: (found.total ?? 0) + incidents.items.length,
  };
}

function shownOf({ status, items }: LogAnswer): Shown {
  return { text: status, items };
}

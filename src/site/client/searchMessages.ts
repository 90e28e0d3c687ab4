/** What the search says about itself. */
import * as words from '../language/words.ts';

/**
 * Nothing was found, and what can be done about it.
 *
 * @param unfiltered how many results there are without the filters, where some are set.
 */
export function nothing(query: string, unfiltered: number | undefined): string {
  const what = words.nothingFound(query);
  if (unfiltered) return `${what} ${words.withoutFilters(unfiltered)}`;
  if (query === '') return what;
  return `${what} ${/\s/.test(query) ? words.fewerWords : words.partOfWord}`;
}

/** Why there is no index to search. */
export function noIndex(inDevServer: boolean): string {
  if (inDevServer) return words.noIndexInDev;
  return navigator.onLine ? words.noIndex : words.offlineNoIndex;
}

/** Messages of the search. */
import * as words from '../language/words.ts';

/**
 * Says that nothing was found, and what to try.
 *
 * @param unfiltered how many results there are without the filters, if any are set.
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

/** What the search says of itself. */

/** How many pages there are, and how many of them are shown. */
export function found(total: number, shown: number): string {
  if (total > shown) return `The best ${shown} of ${total} pages:`;
  return total === 1 ? 'One page:' : `${total} pages:`;
}

/**
 * Nothing was found, and what may be done about it.
 *
 * @param unfiltered how many pages there are without the filters, where some are set.
 */
export function nothing(query: string, unfiltered: number | undefined): string {
  const what = query === '' ? 'No page is like that.' : `Nothing was found for “${query}”.`;
  if (unfiltered) {
    const pages = unfiltered === 1 ? 'one page' : `${unfiltered} pages`;
    return `${what} Without the filters there ${unfiltered === 1 ? 'is' : 'are'} ${pages}.`;
  }
  if (/\s/.test(query)) return `${what} Fewer words find more.`;
  return query === '' ? what : `${what} A part of it may be written in a note: try less of it.`;
}

/** Why there is no index to search. */
export function noIndex(inDevServer: boolean): string {
  if (inDevServer) {
    return 'The dev server has no search index. `npm run build` makes one; `npm run preview` shows it.';
  }
  if (!navigator.onLine) return 'You are offline, and the search index has not been loaded yet.';
  return 'There is no search index beside this site, or it cannot be reached.';
}

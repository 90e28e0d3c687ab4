/** Long lists in pages, so that no list is slow to load or to draw. */

/** How many items a page of a list has at most. */
const ITEMS_A_PAGE = 200;

/** One page of a list. */
export interface ListPage<Item> {
  items: Item[];
  /** From 1. */
  page: number;
  pages: number;
}

/** The items of one page, counted from 1. An empty list has one page. */
export function pageOf<Item>(all: readonly Item[], page: number): ListPage<Item> {
  const start = (page - 1) * ITEMS_A_PAGE;
  return { items: all.slice(start, start + ITEMS_A_PAGE), page, pages: pageCount(all.length) };
}

/** How many pages a list of so many items has. */
export function pageCount(items: number): number {
  return Math.max(1, Math.ceil(items / ITEMS_A_PAGE));
}

/**
 * The address of a page of a list, from the top of the site: `rules/`, then `lists/rules/2/`.
 *
 * @param list the list's own address without a slash at the end: `services/shop`.
 */
export function pageAddress(list: string, page: number): string {
  return page === 1 ? `${list}/` : `lists/${list}/${page}/`;
}

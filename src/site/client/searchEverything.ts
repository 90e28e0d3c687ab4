/** Searches pages, with Pagefind's index, and rules without their own page. */
import { RULE_TEXTS } from '../ruleTexts.ts';
import { loadRules } from './ruleSearch.ts';
import { type Filters, type Found, loadIndex, searchAsWritten } from './searchIndex.ts';

export type { Filters };

/** How many pages, and then rules, come first, so that neither hides the other. */
const FIRST = 3;

/** Searches for a text as it was typed. An empty text finds everything that matches the filters. */
export type Search = (query: string, filters: Filters) => Promise<Found[]>;

/**
 * Loads the search indexes.
 *
 * @param address of Pagefind's script.
 * @returns `undefined` if the site has no index or cannot be reached.
 */
export async function openSearch(address: string): Promise<Search | undefined> {
  const top = new URL('..', new URL(address, location.href));
  const [pagefind, rules] = await Promise.all([
    loadIndex(address),
    loadRules(new URL(RULE_TEXTS, top).href, top.pathname),
  ]);
  if (!pagefind || !rules) return undefined;
  return async (query, filters) => {
    const pages = await searchAsWritten(pagefind, query, filters);
    if (!asksForRules(filters)) return pages;
    const found = rules
      .find(query)
      .map((rule): Found => ({ id: rule.url, data: () => Promise.resolve(rule) }));
    return [
      ...pages.slice(0, FIRST),
      ...found.slice(0, FIRST),
      ...pages.slice(FIRST),
      ...found.slice(FIRST),
    ];
  };
}

/** Rules have no severity, service or year. */
function asksForRules(filters: Filters): boolean {
  return Object.entries(filters).every(([name, value]) => name === 'kind' && value === 'rule');
}

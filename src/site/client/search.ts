/** The search box: searches words in Pagefind's index, and matches logs with the incidents. */

import resultsSheet from '../../styles/results.css?url';
import { looksLikeLog } from '../../symptoms/looksLikeLog.ts';
import * as words from '../language/words.ts';
import { takeHandedLog } from './handedLog.ts';
import { holdPastes } from './heldPaste.ts';
import { loadStyles } from './loadStyles.ts';
import { answerLog, type LogAnswer } from './logAnswer.ts';
import { type Filters, openSearch, type Search } from './searchEverything.ts';
import { walk } from './searchKeys.ts';
import { noIndex, nothing } from './searchMessages.ts';
import { resultItem } from './searchResult.ts';

const SHOWN = 12;
const PAUSE_MS = 120;
/** How many UTF-16 units of a text are checked to decide whether it is a log. */
const MAX_LOOKED_AT = 4_000;

/** What the box shows: a sentence, results, and how many there are in all. */
interface Shown {
  text: string;
  items: HTMLElement[];
  total?: number;
  /** Whether a retry may help. */
  failed?: boolean;
}

/**
 * Activates a search box, once.
 *
 * @param keepsAddress whether typing updates the page's address: on the search page only.
 */
export function attachSearch(box: HTMLElement, keepsAddress: boolean): void {
  if (box.dataset['ready'] !== undefined) return;
  box.dataset['ready'] = '';
  void loadStyles(resultsSheet);
  const field = box.querySelector<HTMLTextAreaElement>('.search-field');
  const status = box.querySelector<HTMLElement>('.search-status');
  const list = box.querySelector<HTMLElement>('.search-results');
  if (!field || !status || !list) return;
  const selects = [...box.querySelectorAll('select')];
  const more = box.querySelector<HTMLButtonElement>('.search-more');
  const retry = box.querySelector<HTMLButtonElement>('.search-retry');
  let index: Promise<Search | undefined> | undefined;
  let latest = 0;
  const state = new URLSearchParams(keepsAddress ? location.search : '');
  // Keep what was typed before this script was loaded.
  field.value ||= state.get('q') ?? (keepsAddress ? takeHandedLog() : '');
  for (const select of selects) select.value = state.get(select.name) ?? '';
  const textOf = holdPastes(field);

  const show = ({ text, items, total = items.length, failed = false }: Shown) => {
    status.textContent = text;
    list.replaceChildren(...items);
    if (more) more.hidden = total <= items.length;
    if (retry) retry.hidden = !failed;
  };

  const search = async (most = SHOWN) => {
    const text = textOf();
    const query = text.trim();
    const filters = filtersOf(selects);
    const isLog = query.includes('\n');
    latest += 1;
    const run = latest;
    if (keepsAddress) keepInAddress(isLog ? '' : query, filters);
    if (query === '' && Object.keys(filters).length === 0) return show({ text: '', items: [] });
    if (isLog) show({ text: words.matching, items: [] });
    const shown = isLog ? await byLog(text) : await byWords(query, filters, most);
    if (run !== latest) return;
    show(shown);
    if (isLog && shown.items.length > 0) intoSight(box);
  };

  const byLog = async (log: string): Promise<Shown> => {
    const answer = await answerLog(log).catch(() => undefined);
    return answer ? shownOf(answer) : { text: words.matchFailed, items: [], failed: true };
  };

  const byWords = async (query: string, filters: Filters, most: number): Promise<Shown> => {
    const found = await inPages(query, filters, most);
    const nothingFound = !found.failed && found.items.length === 0;
    if (query === '' || !(nothingFound || looksLikeLog(query.slice(0, MAX_LOOKED_AT))))
      return found;
    const answer = await answerLog(query).catch(() => undefined);
    if (!answer?.seen) return found;
    const { text, items } = shownOf(answer);
    if (nothingFound || found.failed) return { text, items };
    const total = (found.total ?? 0) + items.length;
    return { text: `${text} ${found.text}`, items: [...items, ...found.items], total };
  };

  const inPages = async (query: string, filters: Filters, most: number): Promise<Shown> => {
    index ??= openSearch(box.dataset['index'] ?? '');
    const everything = await index;
    if (!everything) {
      // A lost connection may be back with the next letter.
      index = undefined;
      return { text: noIndex(box.dataset['dev'] !== undefined), items: [], failed: true };
    }
    try {
      const results = await everything(query, filters);
      const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
      if (pages.length > 0) {
        const text = words.results(pages.length, results.length);
        return { text, items: pages.map(resultItem), total: results.length };
      }
      const filtered = query !== '' && Object.keys(filters).length > 0;
      const unfiltered = filtered ? (await everything(query, {})).length : undefined;
      return { text: nothing(query, unfiltered), items: [] };
    } catch {
      return { text: words.noIndex, items: [], failed: true };
    }
  };

  let pending: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    clearTimeout(pending);
    pending = setTimeout(() => void search(), PAUSE_MS);
  });
  box.addEventListener('keydown', (event) => walk(event, box, field));
  box.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  for (const select of selects) select.addEventListener('change', () => void search());
  retry?.addEventListener('click', () => void search());
  more?.addEventListener('click', async () => {
    const shown = list.children.length;
    await search(shown + SHOWN);
    list.children[shown]?.querySelector('a')?.focus();
  });
  if (field.value || selects.some(({ value }) => value)) void search();
}

function shownOf({ status, items }: LogAnswer): Shown {
  return { text: status, items };
}

/** On a phone the keyboard and the field may hide the answer: so the box scrolls to the top, if the page is long enough. */
function intoSight(box: HTMLElement): void {
  const results = box.querySelector('.search-results');
  if (!results || results.getBoundingClientRect().top < innerHeight / 2) return;
  box.scrollIntoView({ block: 'start' });
}

function keepInAddress(query: string, filters: Filters): void {
  const state = new URLSearchParams({ ...(query && { q: query }), ...filters }).toString();
  history.replaceState(null, '', state ? `?${state}` : location.pathname);
}

/** The filters that are set. A select without such a value is empty, so it is not set. */
function filtersOf(selects: readonly HTMLSelectElement[]): Filters {
  return Object.fromEntries(selects.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
}

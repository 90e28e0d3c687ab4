/** The search box, over the index that Pagefind makes at build time. */
import * as words from '../language/words.ts';
import { type Filters, loadIndex, type Pagefind, searchAsWritten } from './searchIndex.ts';
import { walk } from './searchKeys.ts';
import { noIndex, nothing } from './searchMessages.ts';
import { resultItem } from './searchResult.ts';

const SHOWN = 12;
const PAUSE_MS = 120;

/**
 * Makes a search box work, once.
 *
 * @param keepsAddress whether the page's address follows what is typed: on the search page, not in the dialog.
 */
export function attachSearch(box: HTMLElement, keepsAddress: boolean): void {
  if (box.dataset['ready'] !== undefined) return;
  box.dataset['ready'] = '';
  const field = box.querySelector<HTMLInputElement>('.search-field');
  const status = box.querySelector<HTMLElement>('.search-status');
  const list = box.querySelector<HTMLElement>('.search-results');
  if (!field || !status || !list) return;
  const selects = [...box.querySelectorAll('select')];
  const more = box.querySelector<HTMLButtonElement>('.search-more');
  let index: Promise<Pagefind | undefined> | undefined;
  let latest = 0;

  const search = async (most = SHOWN) => {
    const query = field.value.trim();
    const filters = filtersOf(selects);
    latest += 1;
    const run = latest;
    if (keepsAddress) {
      const state = new URLSearchParams({ ...(query && { q: query }), ...filters }).toString();
      history.replaceState(null, '', state ? `?${state}` : location.pathname);
    }
    if (query === '' && Object.keys(filters).length === 0) {
      show('', []);
      return;
    }
    index ??= loadIndex(box.dataset['index'] ?? '');
    const pagefind = await index;
    // A connection that was gone may be back with the next letter.
    if (!pagefind) index = undefined;
    if (run !== latest) return;
    if (!pagefind) {
      show(noIndex(box.dataset['dev'] !== undefined), []);
      return;
    }
    try {
      await find(pagefind, query, filters, run, most);
    } catch {
      if (run === latest) show(words.noIndex, []);
    }
  };

  const find = async (
    pagefind: Pagefind,
    query: string,
    filters: Filters,
    run: number,
    most: number,
  ) => {
    const results = await searchAsWritten(pagefind, query, filters);
    const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
    const filtered = pages.length === 0 && query !== '' && Object.keys(filters).length > 0;
    const unfiltered = filtered ? (await searchAsWritten(pagefind, query, {})).length : undefined;
    if (run !== latest) return;
    if (pages.length === 0) show(nothing(query, unfiltered), []);
    else show(words.results(pages.length, results.length), pages.map(resultItem), results.length);
  };

  const show = (text: string, items: HTMLElement[], total = items.length) => {
    status.textContent = text;
    list.replaceChildren(...items);
    if (more) more.hidden = total <= items.length;
  };

  // A field of one line would swallow the line ends: several lines are a log, not words.
  field.addEventListener('paste', async (event) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!isLog(pasted)) return;
    event.preventDefault();
    clearTimeout(pending);
    latest += 1;
    const run = latest;
    field.value = '';
    show(words.matching, []);
    const { answerLog } = await import('./pastedLog.ts');
    const { status: text, items } = await answerLog(pasted);
    if (run === latest) show(text, items);
  });

  let pending: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    clearTimeout(pending);
    pending = setTimeout(() => search(), PAUSE_MS);
  });
  box.addEventListener('keydown', (event) => walk(event, box, field));
  for (const select of selects) select.addEventListener('change', () => search());
  more?.addEventListener('click', async () => {
    const shown = list.children.length;
    await search(shown + SHOWN);
    list.children[shown]?.querySelector('a')?.focus();
  });
  // What was typed before this script had come stays.
  if (keepsAddress) {
    const state = new URLSearchParams(location.search);
    field.value ||= state.get('q') ?? '';
    for (const select of selects) select.value = state.get(select.name) ?? '';
  }
  if (field.value || selects.some(({ value }) => value)) void search();
}

/** Whether a pasted text is a log rather than words: it has several lines. */
function isLog(text: string): boolean {
  return text.trim().includes('\n');
}

/** The filters that are set. A select that has no such value is empty, and so not set. */
function filtersOf(selects: readonly HTMLSelectElement[]): Filters {
  return Object.fromEntries(selects.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
}

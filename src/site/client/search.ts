/** The search box: searches words in Pagefind's index, and matches logs with the incidents. */

import resultsSheet from '../../styles/results.css?url';
import * as words from '../language/words.ts';
import { takeHandedLog } from './handedLog.ts';
import { holdPastes } from './heldPaste.ts';
import { loadStyles } from './loadStyles.ts';
import { incidentsOf, openWordSearch, type Shown } from './searchAnswers.ts';
import type { Filters } from './searchEverything.ts';
import { walk } from './searchKeys.ts';

const SHOWN = 12;
const PAUSE_MS = 120;

/** The elements of a search box. */
interface Parts {
  field: HTMLTextAreaElement;
  status: HTMLElement;
  list: HTMLElement;
  selects: HTMLSelectElement[];
  more: HTMLButtonElement | null;
  retry: HTMLButtonElement | null;
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
  const parts = partsOf(box);
  if (!parts) return;
  const { field, list, selects, more, retry } = parts;
  let latest = 0;
  const state = new URLSearchParams(keepsAddress ? location.search : '');
  // Keep what was typed before this script was loaded.
  field.value ||= state.get('q') ?? (keepsAddress ? takeHandedLog() : '');
  for (const select of selects) select.value = state.get(select.name) ?? '';
  const textOf = holdPastes(field);
  const pagesWith = openWordSearch(box.dataset['index'] ?? '', box.dataset['dev'] !== undefined);

  const search = async (most = SHOWN) => {
    const text = textOf();
    const query = text.trim();
    const filters = filtersOf(selects);
    const isLog = query.includes('\n');
    latest += 1;
    const run = latest;
    if (keepsAddress) keepInAddress(isLog ? '' : query, filters);
    if (query === '' && Object.keys(filters).length === 0)
      return show({ text: '', items: [] }, parts);
    if (isLog) show({ text: words.matching, items: [] }, parts);
    const shown = isLog ? await incidentsOf(text) : await pagesWith(query, filters, most);
    if (run !== latest) return;
    show(shown, parts);
    if (isLog && shown.items.length > 0) intoSight(box);
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

function partsOf(box: HTMLElement): Parts | undefined {
  const field = box.querySelector<HTMLTextAreaElement>('.search-field');
  const status = box.querySelector<HTMLElement>('.search-status');
  const list = box.querySelector<HTMLElement>('.search-results');
  if (!field || !status || !list) return undefined;
  const selects = [...box.querySelectorAll('select')];
  const more = box.querySelector<HTMLButtonElement>('.search-more');
  const retry = box.querySelector<HTMLButtonElement>('.search-retry');
  return { field, status, list, selects, more, retry };
}

function show(
  { text, items, total = items.length, failed = false }: Shown,
  { status, list, more, retry }: Parts,
): void {
  status.textContent = text;
  list.replaceChildren(...items);
  if (more) more.hidden = total <= items.length;
  if (retry) retry.hidden = !failed;
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

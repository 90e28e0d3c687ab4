/** Filters a list: the items on the page, or all rows if the list has several pages. */
import { foldCase } from '../../text/foldCase.ts';
import * as words from '../language/words.ts';
import { askedFor, PLACES } from './askedFor.ts';
import { type FilteredList, itemsOnPage, rowsOfAllPages } from './filteredList.ts';

type Item = FilteredList['all'][number];

const form = document.querySelector<HTMLFormElement>('#filters');
if (form) attachFilters(form);

function attachFilters(form: HTMLFormElement): void {
  const { rows, items } = form.dataset;
  const load = rows === undefined ? itemsOnPage() : rowsOfAllPages(rows);
  const status = form.querySelector<HTMLElement>('.filter-status');
  const inWords = items === 'rule' ? ruleStatus : incidentStatus;
  let latest = 0;

  const apply = async () => {
    const wanted = [...new FormData(form)].flatMap(([key, value]) =>
      typeof value === 'string' && value.trim() ? [[key, value.trim()] as const] : [],
    );
    const query = new URLSearchParams(wanted.map(([key, value]) => [key, value])).toString();
    history.replaceState(null, '', (query ? `?${query}` : location.pathname) + location.hash);
    latest += 1;
    const run = latest;
    // Without a filter, a page in the middle of a list does not need the other pages.
    const list = await load(wanted.length > 0);
    if (run !== latest || !list) {
      if (status && run === latest && wanted.length > 0) status.textContent = words.noList;
      return;
    }
    const deploy = Object.fromEntries(wanted.filter(([key]) => isPlace(key)));
    const shown = list.all.filter(
      (item) =>
        askedFor(item.facet('asked'), deploy) &&
        wanted.every(([key, value]) => matches(item, key, value)),
    );
    list.show(wanted.length > 0 ? shown : undefined);
    if (status) status.textContent = wanted.length === 0 ? '' : inWords(shown, list.all);
  };

  for (const [key, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(key);
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement)
      field.value = value;
  }
  form.addEventListener('input', () => void apply());
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields are reset only after this event.
  form.addEventListener('reset', () => setTimeout(() => void apply()));
  // A link to an item must find it, even if a filter hides it.
  addEventListener('hashchange', () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest('[hidden]')) {
      form.reset();
      setTimeout(() => target.scrollIntoView());
    }
  });
  void apply();
}

/** Rules, steps and retired rules are counted separately here too. */
function ruleStatus(shown: readonly Item[], all: readonly Item[]): string {
  const countOf = (items: readonly Item[], kind: string) =>
    items.filter((item) => item.facet('kind') === kind).length;
  const parts = [
    [words.filteredRules, 'asked'],
    [words.filteredSteps, 'steps'],
    [words.filteredRetired, 'retired'],
  ] as const;
  const counted = parts.flatMap(([inWords, kind]) => {
    const count = countOf(shown, kind);
    return count > 0 ? [inWords(count, countOf(all, kind))] : [];
  });
  return counted.length > 0 ? counted.join(', ') : words.noRuleMatches;
}

function incidentStatus({ length: shown }: readonly Item[], all: readonly Item[]): string {
  return shown === 0 ? words.noIncidentMatches : words.filteredIncidents(shown, all.length);
}

function isPlace(key: string): boolean {
  return (PLACES as readonly string[]).includes(key);
}

function matches(item: Item, key: string, value: string): boolean {
  if (isPlace(key)) return true;
  if (key === 'text') return item.text.includes(foldCase(value));
  if (key === 'scope') return item.facet('asked').split('\n').includes('') === (value === 'every');
  if (key === 'stage' && value === 'asked') return item.facet('kind') === 'asked';
  const own = item.facet(key);
  if (value === 'machine') return own !== 'person' && own !== 'calendar';
  return own.split('\n').includes(value);
}

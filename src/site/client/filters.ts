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
    const isDeploy = Object.keys(deploy).length > 0;
    const tests = wanted.map(([key, value]) => testFor(key, value));
    const shown = list.all.filter(
      (item) =>
        tests.every((test) => test(item)) && (!isDeploy || askedFor(item.facet('asked'), deploy)),
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
  const parts = [
    [words.filteredRules, 'asked'],
    [words.filteredSteps, 'steps'],
    [words.filteredRetired, 'retired'],
  ] as const;
  const [counts, totals] = [countsByKind(shown), countsByKind(all)];
  const counted = parts.flatMap(([inWords, kind]) => {
    const count = counts.get(kind) ?? 0;
    return count > 0 ? [inWords(count, totals.get(kind) ?? 0)] : [];
  });
  return counted.length > 0 ? counted.join(', ') : words.noRuleMatches;
}

function countsByKind(items: readonly Item[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const kind = item.facet('kind');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function incidentStatus({ length: shown }: readonly Item[], all: readonly Item[]): string {
  return shown === 0 ? words.noIncidentMatches : words.filteredIncidents(shown, all.length);
}

function isPlace(key: string): boolean {
  return (PLACES as readonly string[]).includes(key);
}

/** Whether an item passes one filter. What does not depend on the item is done once. */
function testFor(key: string, value: string): (item: Item) => boolean {
  if (isPlace(key)) return () => true;
  if (key === 'text') {
    const text = foldCase(value);
    return (item) => item.text.includes(text);
  }
  if (key === 'scope') {
    return (item) => item.facet('asked').split('\n').includes('') === (value === 'every');
  }
  if (key === 'stage' && value === 'asked') return (item) => item.facet('kind') === 'asked';
  if (value === 'machine') {
    return (item) => item.facet(key) !== 'person' && item.facet(key) !== 'calendar';
  }
  return (item) => item.facet(key).split('\n').includes(value);
}

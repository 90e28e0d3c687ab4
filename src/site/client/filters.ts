/** Narrowing a list down: each item says in its data attributes what it is. */
import * as words from '../language/words.ts';
import { askedFor, PLACES } from './askedFor.ts';

const form = document.querySelector<HTMLFormElement>('#filters');
if (form) attachFilters(form);

function attachFilters(form: HTMLFormElement): void {
  const items = [...document.querySelectorAll<HTMLElement>('[data-filter-section] .entries > li')];
  const sections = [...document.querySelectorAll<HTMLElement>('[data-filter-section]')];
  const status = form.querySelector<HTMLElement>('.filter-status');
  const ofRules = form.dataset['items'] === 'rule';

  const apply = () => {
    const wanted = [...new FormData(form)].flatMap(([key, value]) =>
      typeof value === 'string' && value.trim() ? [[key, value.trim()] as const] : [],
    );
    const deploy = Object.fromEntries(wanted.filter(([key]) => isPlace(key)));
    for (const item of items) {
      item.hidden = !(
        askedFor(item.dataset['asked'] ?? '', deploy) &&
        wanted.every(([key, value]) => matches(item, key, value))
      );
    }
    for (const section of sections) {
      section.hidden = !section.querySelector('.entries > li:not([hidden])');
    }
    if (status) {
      status.textContent =
        wanted.length === 0 ? '' : ofRules ? ruleStatus(items) : incidentStatus(items);
    }
    const query = new URLSearchParams(wanted.map(([key, value]) => [key, value])).toString();
    history.replaceState(null, '', (query ? `?${query}` : location.pathname) + location.hash);
  };

  for (const [key, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(key);
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement)
      field.value = value;
  }
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields are empty only after this event.
  form.addEventListener('reset', () => setTimeout(apply));
  // A link to one item, from anywhere, must find it.
  addEventListener('hashchange', () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest('[hidden]')) {
      form.reset();
      setTimeout(() => target.scrollIntoView());
    }
  });
  apply();
}

/** Rules, steps and retired rules are counted apart here, too. */
function ruleStatus(items: readonly HTMLElement[]): string {
  const counts = [
    [words.filteredRules, countOf(items, 'asked')],
    [words.filteredSteps, countOf(items, 'steps')],
    [words.filteredRetired, countOf(items, 'retired')],
  ] as const;
  const shown = counts.filter(([, [count]]) => count > 0);
  if (shown.length === 0) return words.noRuleMatches;
  return shown.map(([inWords, [count, all]]) => inWords(count, all)).join(', ');
}

function incidentStatus(items: readonly HTMLElement[]): string {
  const shown = items.filter(({ hidden }) => !hidden).length;
  if (shown === 0) return words.noIncidentMatches;
  return words.filteredIncidents(shown, items.length);
}

function isPlace(key: string): boolean {
  return (PLACES as readonly string[]).includes(key);
}

/** How many items of a kind are shown, and how many there are. */
function countOf(items: readonly HTMLElement[], kind: string): [shown: number, all: number] {
  const ofKind = items.filter(({ dataset }) => dataset['kind'] === kind);
  return [ofKind.filter(({ hidden }) => !hidden).length, ofKind.length];
}

function matches(item: HTMLElement, key: string, value: string): boolean {
  if (isPlace(key)) return true;
  if (key === 'text') return (item.textContent ?? '').toLowerCase().includes(value.toLowerCase());
  if (key === 'scope') {
    const everywhere = (item.dataset['asked'] ?? '').split('\n').includes('');
    return everywhere === (value === 'every');
  }
  const own = item.dataset[key] ?? '';
  if (value === 'machine') return own !== 'person' && own !== 'calendar';
  return own.split('\n').includes(value);
}

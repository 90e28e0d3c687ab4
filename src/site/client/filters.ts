/** Narrowing a list down: each item says in its data attributes what it is. */
import * as words from '../language/words.ts';

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
    let shown = 0;
    for (const item of items) {
      item.hidden = !wanted.every(([key, value]) => matches(item, key, value));
      if (!item.hidden) shown += 1;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector('.entries > li:not([hidden])');
    }
    if (status) {
      status.textContent =
        wanted.length === 0
          ? ''
          : shown === 0
            ? ofRules
              ? words.noRuleMatches
              : words.noIncidentMatches
            : (ofRules ? words.filteredRules : words.filteredIncidents)(shown, items.length);
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

function matches(item: HTMLElement, key: string, value: string): boolean {
  if (key === 'text') return (item.textContent ?? '').toLowerCase().includes(value.toLowerCase());
  const own = item.dataset[key] ?? '';
  if (own === '*') return true;
  if (value === 'machine') return own !== 'person' && own !== 'calendar';
  return own.split('\n').includes(value);
}

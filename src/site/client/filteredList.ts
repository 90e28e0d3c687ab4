/** The list that a filter searches: the items on the page, or the rows of all pages of a long list. */
import { foldCase } from '../../text/foldCase.ts';
import * as words from '../language/words.ts';
import type { ListRow } from '../listRows.ts';
import { element } from './element.ts';

/** The most rows that are shown. Another letter narrows the list down. */
const MAX_DRAWN = 100;
/** How many rows are added for each frame: more than a phone shows at once. */
const ROWS_PER_FRAME = 12;

/** An item of the list, as filters see it. */
interface Item {
  /** Its whole text, folded. */
  text: string;
  /** Its values by the name of the filter, separated by newlines. */
  facet(name: string): string;
}

export interface FilteredList {
  all: readonly Item[];
  /** Shows only these items; without an argument, the original list. */
  show(items: readonly Item[] | undefined): void;
}

/**
 * Loads the list that a filter searches.
 *
 * @param needed whether any filter is set.
 * @returns `undefined` if it is not needed and was not loaded before, or cannot be reached.
 */
type LoadList = (needed: boolean) => Promise<FilteredList | undefined>;

/** The items that are on the page. */
export function itemsOnPage(): LoadList {
  const sections = [...document.querySelectorAll<HTMLElement>('[data-filter-section]')];
  const elements = document.querySelectorAll<HTMLElement>('[data-filter-section] .entries > li');
  const all = [...elements].map((element) => ({
    element,
    text: foldCase(element.textContent ?? ''),
    facet: (name: string) => element.dataset[name] ?? '',
  }));
  const list: FilteredList = {
    all,
    show(items) {
      const shown = items && new Set(items);
      for (const item of all) item.element.hidden = shown !== undefined && !shown.has(item);
      for (const section of sections) {
        section.hidden = !section.querySelector('.entries > li:not([hidden])');
      }
    },
  };
  return () => Promise.resolve(list);
}

/**
 * The rows of all pages. The first of the matching rows replace the items of the page.
 *
 * @param address of the rows.
 */
export function rowsOfAllPages(address: string): LoadList {
  const onPage = [...document.querySelectorAll<HTMLElement>('[data-filter-section], .pages')];
  const drawn = element('ol', { class: 'entries', role: 'list' });
  onPage[0]?.before(drawn);
  let loading: Promise<FilteredList | undefined> | undefined;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  /** Draws the first rows now and the others later, so that the next key is not kept waiting. */
  const draw = (rows: readonly ListRow[]): void => {
    cancelAnimationFrame(frame);
    clearTimeout(rest);
    const now = rows.slice(0, ROWS_PER_FRAME);
    drawn.append(...now.map(rowItem));
    if (now.length === rows.length) return;
    frame = requestAnimationFrame(() => {
      // After the frame: what is drawn in it would delay it.
      rest = setTimeout(() => draw(rows.slice(now.length)));
    });
  };

  const load = async (): Promise<FilteredList | undefined> => {
    try {
      const rows = (await (await fetch(address)).json()) as ListRow[];
      const all = rows.map((row) => ({
        row,
        text: foldCase([row.title, ...row.lines].join('\n')),
        facet: (name: string) => row.facets[name] ?? '',
      }));
      const rowOf = new Map<Item, ListRow>(all.map((item) => [item, item.row]));
      return {
        all,
        show(items) {
          const first = items?.slice(0, MAX_DRAWN).flatMap((item) => rowOf.get(item) ?? []);
          drawn.replaceChildren();
          draw(first ?? []);
          for (const part of onPage) part.hidden = items !== undefined;
        },
      };
    } catch {
      // A lost connection may be back with the next letter.
      loading = undefined;
      return undefined;
    }
  };
  return async (needed) => {
    if (needed) loading ??= load();
    return await loading;
  };
}

function rowItem({ title, url, mark, polarity, lines }: ListRow): HTMLElement {
  const link = { href: url };
  if (!polarity) {
    return element(
      'li',
      { class: 'entry' },
      element('div', { class: 'entry-margin' }, element('time', { datetime: mark }, mark)),
      element(
        'div',
        { class: 'entry-body' },
        element('h2', { class: 'entry-title' }, element('a', link, title)),
        ...lines.map((line) => element('p', { class: 'quiet' }, line)),
      ),
    );
  }
  const look = { 'data-expect': polarity.expect, 'data-level': polarity.level };
  return element(
    'li',
    { class: 'rule-line' },
    element('span', { class: 'polarity', ...look }, mark),
    element('a', { class: 'rule-text', ...link }, title),
    element(
      'details',
      { class: 'rule-why' },
      element('summary', {}, words.whyShort),
      ...lines.map((line) => element('p', {}, line)),
    ),
  );
}

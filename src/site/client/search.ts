/** The search box, over the index that Pagefind makes at build time. */
import { loadIndex, type Pagefind, searchAsWritten } from './searchIndex.ts';
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
  const index = loadIndex(box.dataset['index'] ?? '');
  let latest = 0;

  const search = async () => {
    const query = field.value.trim();
    latest += 1;
    const run = latest;
    if (keepsAddress) {
      history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    }
    if (query === '') {
      show('', []);
      return;
    }
    const pagefind = await index;
    if (run !== latest) return;
    if (!pagefind) {
      show(noIndex(box), []);
      return;
    }
    try {
      await find(pagefind, query, run);
    } catch {
      if (run === latest)
        show('The search index cannot be read just now. Is the site still there?', []);
    }
  };

  const find = async (pagefind: Pagefind, query: string, run: number) => {
    const results = await searchAsWritten(pagefind, query);
    const pages = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
    if (run !== latest) return;
    if (pages.length === 0) show(`Nothing was found for “${query}”.`, []);
    else
      show(
        found(results.length),
        pages.map((page) => resultItem(page)),
      );
  };

  const show = (text: string, items: HTMLElement[]) => {
    status.textContent = text;
    list.replaceChildren(...items);
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
    show('Looking for the log that you pasted…', []);
    const { answerLog } = await import('./pastedLog.ts');
    const { status: text, items } = await answerLog(pasted);
    if (run === latest) show(text, items);
  });

  let pending: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    clearTimeout(pending);
    pending = setTimeout(search, PAUSE_MS);
  });
  box.addEventListener('keydown', (event) => walk(event, box, field));
  // What was typed before this script had come stays.
  if (keepsAddress) field.value ||= new URLSearchParams(location.search).get('q') ?? '';
  if (field.value) void search();
}

/** Whether a pasted text is a log rather than words: it has several lines. */
function isLog(text: string): boolean {
  return text.trim().includes('\n');
}

function found(total: number): string {
  if (total > SHOWN) return `The best ${SHOWN} of ${total} pages:`;
  return total === 1 ? 'One page:' : `${total} pages:`;
}

function noIndex(box: HTMLElement): string {
  return box.dataset['dev'] === undefined
    ? 'There is no search index beside this site, or it cannot be reached.'
    : 'The dev server has no search index. `npm run build` makes one; `npm run preview` shows it.';
}

/** Arrow keys go from the field through the results and back; Enter in the field opens the first. */
function walk(event: KeyboardEvent, box: HTMLElement, field: HTMLInputElement): void {
  const links = [...box.querySelectorAll<HTMLAnchorElement>('.search-results a')];
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === 'Enter' && event.target === field) {
    event.preventDefault();
    links[0]?.click();
  } else if (event.key === 'ArrowDown') {
    event.preventDefault();
    links[Math.min(here + 1, links.length - 1)]?.focus();
  } else if (event.key === 'ArrowUp') {
    event.preventDefault();
    if (here <= 0) field.focus();
    else links[here - 1]?.focus();
  }
}

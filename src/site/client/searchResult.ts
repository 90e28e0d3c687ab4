/** Shows a page that the search found. */

import { FOLDED_SIGN } from '../foldedSign.ts';
import * as words from '../language/words.ts';
import { element } from './element.ts';
import { notesLang } from './notesLang.ts';
import type { FoundPage, FoundPart } from './searchIndex.ts';

const PARTS = 3;

/** A list item with the page, what kind of note it is, and the sections that contain the query. */
export function resultItem(page: FoundPage): HTMLElement {
  const sections = page.sub_results.filter(({ url }) => url.includes('#')).slice(0, PARTS);
  const [kind] = page.filters['kind'] ?? [];
  const [severity] = page.filters['severity'] ?? [];
  const facts = [
    kind && (words.kinds[kind] ?? kind),
    page.meta['date'],
    severity && `SEV ${severity.slice(-1)}`,
    page.filters['service']?.join(', '),
  ].filter(Boolean);
  return element(
    'li',
    { class: 'search-result' },
    element(
      'a',
      { class: 'search-title', href: page.url, lang: notesLang },
      page.meta['title'] ?? page.url,
    ),
    element('p', { class: 'search-facts' }, facts.join(' · ')),
    page.meta['recovery'] !== undefined &&
      element(
        'a',
        { class: 'search-recovery', href: page.url + page.meta['recovery'] },
        words.recoverySteps,
      ),
    sections.length === 0 && excerpt(page),
    ...sections.map((section) =>
      element(
        'div',
        { class: 'search-section' },
        element('a', { href: section.url, lang: notesLang }, section.title),
        excerpt(section),
      ),
    ),
  );
}

/** Pagefind's excerpt is HTML. Only its text and its marks are used. */
function excerpt({ excerpt }: FoundPart): HTMLElement | undefined {
  if (excerpt === '' || excerpt.includes(FOLDED_SIGN)) return undefined;
  const { body } = new DOMParser().parseFromString(excerpt, 'text/html');
  const parts = [...body.childNodes].map((node) =>
    node.nodeName === 'MARK'
      ? element('mark', {}, node.textContent ?? '')
      : (node.textContent ?? ''),
  );
  return element('p', { class: 'search-excerpt', lang: notesLang }, ...parts);
}

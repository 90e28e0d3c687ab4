/** All of the search dialog that is not there in its first moment. */

import * as words from '../language/words.ts';
import { element } from './element.ts';
import { href } from './href.ts';

const FIELD = {
  id: 'search-field-dialog',
  name: 'q',
  required: '',
  autocomplete: 'off',
  autocapitalize: 'off',
  spellcheck: 'false',
  enterkeyhint: 'search',
  placeholder: words.askPlaceholder,
  'aria-describedby': 'search-status-dialog',
};

/** Adds to the dialog what `SearchBox.astro` has on other pages, and a way to close it. The field itself is kept. */
export function completeDialog(dialog: HTMLDialogElement): void {
  const [box, form, field] = [
    dialog.querySelector<HTMLElement>('.search-box'),
    dialog.querySelector('form'),
    dialog.querySelector('textarea'),
  ];
  if (!box || !form || !field || field.id) return;
  box.dataset['index'] = href('pagefind/pagefind.js');
  if (import.meta.env.DEV) box.dataset['dev'] = '';
  form.action = href('search/');
  for (const [name, value] of Object.entries(FIELD)) field.setAttribute(name, value);
  form.prepend(element('label', { class: 'search-label', for: field.id }, words.searchLabel));
  box.append(
    element('p', { class: 'search-status', id: 'search-status-dialog', role: 'status' }),
    element('button', { class: 'tool search-retry', type: 'button', hidden: '' }, words.tryAgain),
    element('ol', { class: 'search-results', role: 'list' }),
    element('button', { class: 'tool search-more', type: 'button', hidden: '' }, words.showMore),
  );
  const close = element('button', { class: 'tool' }, `${words.close} `, element('kbd', {}, 'Esc'));
  const toPage = element('a', { href: href('search/') }, words.searchPage);
  dialog.append(element('form', { class: 'search-close', method: 'dialog' }, close, toPage));
  // A click outside the dialog's content has the dialog itself as its target.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}

/** The sheet of keyboard shortcuts. */
import * as words from '../language/words.ts';
import { element } from './element.ts';

const KEYS = [
  ['/', words.search],
  ['Ctrl K', words.search],
  ['↓ ↑', words.shortcutResults],
  ['Enter', words.shortcutFirst],
  ['?', words.shortcutHelp],
  ['Esc', words.close],
] as const;

let sheet: HTMLDialogElement | undefined;

/** Shows the sheet. */
export function showShortcuts(): void {
  sheet ??= makeSheet();
  if (!sheet.open) sheet.showModal();
}

function makeSheet(): HTMLDialogElement {
  const rows = KEYS.map(([key, meaning]) =>
    element('div', {}, element('dt', {}, element('kbd', {}, key)), element('dd', {}, meaning)),
  );
  const close = element('button', { class: 'tool' }, words.close);
  const made = element(
    'dialog',
    { class: 'search-dialog', 'aria-label': words.shortcuts },
    element('h2', {}, words.shortcuts),
    element('dl', { class: 'facts' }, ...rows),
    element('form', { method: 'dialog', class: 'search-close' }, close),
  );
  document.body.append(made);
  return made;
}

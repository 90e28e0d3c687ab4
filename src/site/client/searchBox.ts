/** Which search box of a page is made to work. */
import searchSheet from '../../styles/search.css?url';
import { loadStyles } from './loadStyles.ts';
import { attachSearch } from './search.ts';

/**
 * Makes a box work.
 *
 * @param ownBox the page's own; without one, that of the dialog.
 */
export function attachBox(ownBox: HTMLElement | null): void {
  const dialog = document.querySelector<HTMLDialogElement>('#search-dialog');
  const box = ownBox ?? dialog?.querySelector<HTMLElement>('.search-box');
  const field = box?.querySelector<HTMLTextAreaElement>('.search-field');
  if (!box || !field) return;
  const page = box.closest<HTMLElement>('#search-page');
  const lost = page?.dataset['asksPath'] !== undefined;
  // Where there is no page, the words of its address are looked for.
  if (lost) field.value ||= wordsOf(location.pathname);
  if (!ownBox && dialog) {
    void loadStyles(searchSheet);
    // A click beside the dialog lands on the dialog itself, one inside on its content.
    dialog.onclick = (event) => {
      if (event.target === dialog) dialog.close();
    };
  }
  attachSearch(box, page !== null && !lost);
}

function wordsOf(address: string): string {
  const last = address.split('/').filter(Boolean).at(-1) ?? '';
  return last
    .replace(/\.\w+$/, '')
    .split(/[-_]/)
    .join(' ');
}

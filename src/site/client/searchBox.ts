/** Activates the right search box of a page. */
import searchSheet from '../../styles/search.css?url';
import { completeDialog } from './completeDialog.ts';
import { loadStyles } from './loadStyles.ts';
import { attachSearch } from './search.ts';
import { searchDialog } from './searchDialog.ts';

/**
 * Activates a box.
 *
 * @param ownBox the page's own; without one, that of the dialog.
 */
export function attachBox(ownBox: HTMLElement | null): void {
  const dialog = ownBox ? undefined : searchDialog();
  if (dialog) {
    void loadStyles(searchSheet);
    completeDialog(dialog);
  }
  const box = ownBox ?? dialog?.querySelector<HTMLElement>('.search-box');
  const field = box?.querySelector<HTMLTextAreaElement>('.search-field');
  if (!box || !field) return;
  const page = box.closest<HTMLElement>('#search-page');
  const lost = page?.dataset['asksPath'] !== undefined;
  // On the 404 page, search for the words of the address.
  if (lost) field.value ||= wordsOf(location.pathname);
  attachSearch(box, page !== null && !lost);
}

function wordsOf(address: string): string {
  const last = address.split('/').filter(Boolean).at(-1) ?? '';
  return last
    .replace(/\.\w+$/, '')
    .split(/[-_]/)
    .join(' ');
}

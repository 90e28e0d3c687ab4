/** What every page does in the browser: the theme, search on a key, and what a note's parts need. */
import { followContents } from './contents.ts';
import { attachFences } from './fences.ts';
import { keepTheme } from './theme.ts';
import { unfoldForPrint } from './unfoldForPrint.ts';

keepTheme();
attachFences();
followContents();
unfoldForPrint();

const dialog = document.querySelector<HTMLDialogElement>('#search-dialog');
const link = document.querySelector<HTMLAnchorElement>('#search-link');
const ownPage = document.querySelector<HTMLElement>('#search-page .search-box');

if (ownPage) {
  // Where there is no page, the words of its address are looked for.
  const lost = ownPage.closest('[data-asks-path]');
  const field = ownPage.querySelector('input');
  const words = location.pathname
    .split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.\w+$/, '');
  if (lost && field && words) field.value = words.split(/[-_]/).join(' ');
  void attach(ownPage, !lost);
}

link?.addEventListener('click', (event) => {
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!elsewhere && open()) event.preventDefault();
});

addEventListener('keydown', (event) => {
  const typing = (event.target as HTMLElement).closest?.('input, textarea, select');
  const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const controlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  if ((slash || controlK) && open()) event.preventDefault();
});

// A click beside the dialog lands on the dialog itself, one inside on its content.
dialog?.addEventListener('click', (event) => {
  if (event.target === dialog) dialog.close();
});

/** Opens search: the page's own field where it has one, else the dialog. */
function open(): boolean {
  const field = (ownPage ?? dialog)?.querySelector<HTMLInputElement>('.search-field');
  if (!field) return false;
  if (!ownPage) {
    const box = dialog?.querySelector<HTMLElement>('.search-box');
    if (box) void attach(box, false);
    if (!dialog?.open) dialog?.showModal();
  }
  field.focus();
  field.select();
  return true;
}

async function attach(box: HTMLElement, keepsAddress: boolean): Promise<void> {
  const { attachSearch } = await import('./search.ts');
  attachSearch(box, keepsAddress);
}

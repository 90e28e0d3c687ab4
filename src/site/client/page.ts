/** What every page does in the browser: the theme, search on a key, and what a note's parts need. */
import * as words from '../language/words.ts';
import { followContents } from './contents.ts';
import { attachFences } from './fences.ts';
import { keepForMatchPage } from './handedLog.ts';
import { keepTheme } from './theme.ts';
import { unfoldForPrint } from './unfoldForPrint.ts';

keepTheme();
attachFences();
followContents();
unfoldForPrint();

const dialog = document.querySelector<HTMLDialogElement>('#search-dialog');
const link = document.querySelector<HTMLAnchorElement>('#search-link');
/** The page's own box, where it has one: on home, on the search page, and where there is no page. */
const ownBox = document.querySelector<HTMLElement>('[data-own-box] .search-box');

if (ownBox) {
  // Where there is no page, the words of its address are looked for.
  const lost = ownBox.closest('[data-asks-path]');
  const field = ownBox.querySelector('textarea');
  const asked = location.pathname
    .split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.\w+$/, '');
  if (lost && field && asked) field.value = asked.split(/[-_]/).join(' ');
  const isSearchPage = ownBox.closest('#search-page') !== null;
  // On home it waits until it is wanted.
  if (isSearchPage || field?.value) void attach(ownBox, isSearchPage && !lost);
  else ownBox.addEventListener('focusin', () => void attach(ownBox, false), { once: true });
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
  const field = (ownBox ?? dialog)?.querySelector<HTMLTextAreaElement>('.search-field');
  if (!field) return false;
  if (!ownBox) {
    const box = dialog?.querySelector<HTMLElement>('.search-box');
    if (box) void attach(box, false);
    if (!dialog?.open) dialog?.showModal();
  }
  field.focus();
  field.select();
  return true;
}

async function attach(box: HTMLElement, keepsAddress: boolean): Promise<void> {
  try {
    const { attachSearch } = await import('./search.ts');
    attachSearch(box, keepsAddress);
  } catch {
    // A browser does not ask again for a script that it could not load: another page does.
    const retry = box.querySelector<HTMLElement>('.search-retry');
    const status = box.querySelector('.search-status');
    if (!retry || !status || !link) return;
    status.textContent = words.matchFailed;
    retry.hidden = false;
    retry.onclick = () => {
      keepForMatchPage(box.querySelector('textarea')?.value ?? '');
      location.href = link.href;
    };
  }
}

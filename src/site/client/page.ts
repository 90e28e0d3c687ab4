/** What every page does in the browser. Code for optional features is loaded on demand. */
import { followContents } from './contents.ts';
import { attachFences } from './fences.ts';
import { keepTheme } from './theme.ts';
import { unfoldForPrint } from './unfoldForPrint.ts';

/** First what the page itself needs. */
const OFFLINE_AFTER_MS = 3_000;

keepTheme();
attachFences();
followContents();
unfoldForPrint();
const recovery = document.querySelector<HTMLElement>('#recovery-steps');
if (recovery) void import('./recovery.ts').then(({ attachRecovery }) => attachRecovery(recovery));
if (document.querySelector('[data-instant]'))
  void import('./localTimes.ts').then(({ addLocalTimes }) => addLocalTimes());
if (import.meta.env.PROD)
  setTimeout(() => void import('./keepOffline.ts').catch(() => {}), OFFLINE_AFTER_MS);

/** The page's own box, where it has one: on home, on the search page, and on the 404 page. */
const ownBox = document.querySelector<HTMLElement>('[data-own-box] .search-box');
if (ownBox) {
  const isSearchPage = ownBox.closest('#search-page') !== null;
  // On home it is loaded on demand.
  if (isSearchPage || ownBox.querySelector('textarea')?.value) openBox(false);
  else ownBox.addEventListener('focusin', () => openBox(false), { once: true });
}

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!elsewhere && event.target.closest('#search-link')) {
    event.preventDefault();
    openBox(true);
  }
  const heading = event.target.closest<HTMLAnchorElement>('.anchor');
  if (heading) void import('./copyLink.ts').then(({ copyLink }) => copyLink(heading));
});

addEventListener('keydown', (event) => {
  const typing = (event.target as HTMLElement).closest?.('input, textarea, select');
  const plain = !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const controlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
  if ((plain && event.key === '/') || controlK) {
    event.preventDefault();
    openBox(true);
  } else if (plain && event.key === '?')
    void import('./shortcuts.ts').then(({ showShortcuts }) => showShortcuts());
});

/** Makes the search work: the page's own box, else the dialog. What is typed before its script is loaded is kept. */
function openBox(focus: boolean): void {
  const dialog = document.querySelector<HTMLDialogElement>('#search-dialog');
  const box = ownBox ?? dialog;
  const field = box?.querySelector('textarea');
  if (focus && field) {
    if (!ownBox && !dialog?.open) dialog?.showModal();
    field.focus();
    field.select();
  }
  import('./searchBox.ts').then(
    ({ attachBox }) => attachBox(ownBox),
    () => {
      const status = box?.querySelector('.search-status');
      const retry = box?.querySelector<HTMLElement>('.search-retry');
      if (!status || !retry) return;
      // A browser does not retry a script that it could not load; reloading the page does.
      status.textContent = retry.dataset['failed'] ?? '';
      retry.hidden = false;
      retry.onclick = () => location.reload();
    },
  );
}

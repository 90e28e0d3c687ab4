/** What every page does in the browser at once. What answers to a reader is loaded when it is first asked for. */
import * as words from '../language/words.ts';
import { followContents } from './contents.ts';
import { addFenceTools } from './fences.ts';
import { keepOffline } from './keepOffline.ts';
import { searchDialog } from './searchDialog.ts';
import { unfoldForPrint } from './unfoldForPrint.ts';

const actions = () => import('./actions.ts');

addFenceTools();
followContents();
unfoldForPrint();
keepOffline();
// A page is written with the system's theme, and with no step done.
if (document.documentElement.dataset['theme']) void actions().then((loaded) => loaded.nameTheme());
const recovery = document.querySelector<HTMLElement>('#recovery-steps');
if (recovery) {
  if (hasTicks()) void actions().then((loaded) => loaded.showTicks(recovery));
  recovery.onchange = () => void actions().then((loaded) => loaded.keepTicks(recovery));
}
if (document.querySelector('[data-instant]'))
  void actions().then((loaded) => loaded.addLocalTimes());

/** The page's own box, where it has one: on home, on the search page, and on the 404 page. */
const ownBox = document.querySelector<HTMLElement>('[data-own-box] .search-box');
if (ownBox) {
  const isSearchPage = ownBox.closest('#search-page') !== null;
  // On home it is loaded on demand.
  if (isSearchPage || ownBox.querySelector('textarea')?.value) openBox(false);
  else ownBox.addEventListener('focusin', () => openBox(false), { once: true });
}

addEventListener('click', (event) => {
  // With a key, a link opens elsewhere.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const pressed = (event.target as Element).closest(
    '#search-link, #theme-toggle, .anchor, .fence-tools button',
  );
  if (pressed?.id === 'search-link') {
    event.preventDefault();
    openBox(true);
  } else if (pressed) void actions().then((loaded) => loaded.press(pressed));
});

addEventListener('keydown', (event) => {
  const modified = event.ctrlKey || event.metaKey;
  const typing = (event.target as HTMLElement).closest?.('input, textarea, select');
  const plain = !typing && !modified && !event.altKey;
  if ((plain && event.key === '/') || (modified && event.key.toLowerCase() === 'k')) {
    event.preventDefault();
    openBox(true);
  } else if (plain && event.key === '?')
    void import('./shortcuts.ts').then((loaded) => loaded.showShortcuts());
});

/** Makes the search work: the page's own box, else the dialog. What is typed before its script is loaded is kept. */
function openBox(focus: boolean): void {
  const box = ownBox ?? searchDialog();
  const field = box.querySelector('textarea');
  if (focus) {
    if (box instanceof HTMLDialogElement && !box.open) box.showModal();
    field?.focus();
    field?.select();
  }
  import('./searchBox.ts').then(
    (loaded) => loaded.attachBox(ownBox),
    () => {
      if (box.querySelector('[role=alert]')) return;
      // A browser does not retry a script that it could not load; reloading the page does.
      box.insertAdjacentHTML(
        'beforeend',
        `<p role="alert">${words.matchFailed} <button class="tool">${words.tryAgain}</button></p>`,
      );
      box.querySelector('[role=alert]')?.addEventListener('click', () => location.reload());
    },
  );
}

/** Whether this browser keeps ticks of recovery steps: of any note, and perhaps of another day. */
function hasTicks(): boolean {
  try {
    return /belay-recovery/.test(Object.keys(localStorage).join());
  } catch {
    return false;
  }
}

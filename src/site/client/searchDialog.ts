/** The search on a page without a box of its own: a dialog, made when it is first asked for. */
import * as words from '../language/words.ts';

/**
 * The page's search dialog. It has only its field until `completeDialog` adds the rest: that is loaded on demand, and
 * what is typed meanwhile stays in the field.
 */
export function searchDialog(): HTMLDialogElement {
  const made = document.querySelector<HTMLDialogElement>('#search-dialog');
  if (made) return made;
  document.body.insertAdjacentHTML(
    'beforeend',
    `<dialog id="search-dialog" class="search-dialog" aria-label="${words.search}"><search class="search-box"><form class="search-form"><textarea class="search-field" rows="1"></textarea></form></search></dialog>`,
  );
  return searchDialog();
}

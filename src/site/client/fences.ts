/** Buttons on fences: copy the content, and toggle line wrapping. `fenceTools.ts` has what they do. */
import * as words from '../language/words.ts';

/** Adds the buttons to every fence of the page. */
export function addFenceTools(): void {
  // The buttons are the site's own words inside a note, which may have another language.
  const { lang } = document.documentElement;
  for (const pre of document.querySelectorAll('.fence pre')) {
    const wraps = getComputedStyle(pre).whiteSpace.includes('wrap');
    // Whether a line is longer than the box, even if it is currently wrapped.
    pre.classList.add('unwrapped');
    const wrap =
      pre.scrollWidth > pre.clientWidth
        ? `<button type="button" aria-pressed="${wraps}">${words.wrap}</button>`
        : '';
    pre.classList.remove('unwrapped');
    // Without a secure context there is no clipboard.
    const copy = navigator.clipboard
      ? `<button type="button" aria-live="polite">${words.copy}</button>`
      : '';
    pre
      .closest('.fence')
      ?.insertAdjacentHTML(
        'beforeend',
        `<div class="fence-tools" lang="${lang}">${wrap}${copy}</div>`,
      );
  }
}

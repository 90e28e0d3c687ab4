/** Makes a click on a heading's link also copy its address. */
import * as words from '../language/words.ts';

const SHOWN_MS = 2_000;

/** Copies the address that a heading links to, and says so next to it. */
export async function copyLink(link: HTMLAnchorElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    // Copying is not allowed, but the address is in the address bar.
    return;
  }
  link.dataset['copied'] = words.linkCopied;
  setTimeout(() => delete link.dataset['copied'], SHOWN_MS);
}

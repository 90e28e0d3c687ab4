/** Buttons on fences: copy the content, and toggle line wrapping. */
import * as words from '../language/words.ts';

const COPIED_MS = 2_000;

/** Adds the buttons to every fence of the page. */
export function attachFences(): void {
  for (const fence of document.querySelectorAll<HTMLElement>('.fence')) {
    const pre = fence.querySelector('pre');
    if (!pre) continue;
    const tools = document.createElement('div');
    tools.className = 'fence-tools';
    // The buttons are the site's own words inside a note, which may have another language.
    tools.lang = document.documentElement.lang;
    if (overflows(pre)) tools.append(wrapButton(pre));
    // Without a secure context there is no clipboard.
    if (navigator.clipboard) tools.append(copyButton(pre));
    fence.append(tools);
  }
}

/** Whether a line is longer than the box, even if it is currently wrapped. */
function overflows(pre: HTMLElement): boolean {
  pre.classList.add('unwrapped');
  const longer = pre.scrollWidth > pre.clientWidth;
  pre.classList.remove('unwrapped');
  return longer;
}

function wrapButton(pre: HTMLElement): HTMLButtonElement {
  const button = buttonNamed(words.wrap);
  const wraps = () => getComputedStyle(pre).whiteSpace.includes('wrap');
  const label = () => button.setAttribute('aria-pressed', String(wraps()));
  button.addEventListener('click', () => {
    const wrapped = wraps();
    pre.classList.toggle('wrapped', !wrapped);
    pre.classList.toggle('unwrapped', wrapped);
    label();
  });
  label();
  return button;
}

function copyButton(pre: HTMLElement): HTMLButtonElement {
  const button = buttonNamed(words.copy);
  button.ariaLive = 'polite';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText((pre.textContent ?? '').replace(/\n$/, ''));
      button.textContent = words.copied;
    } catch {
      button.textContent = words.notCopied;
    }
    setTimeout(() => {
      button.textContent = words.copy;
    }, COPIED_MS);
  });
  return button;
}

function buttonNamed(name: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = name;
  return button;
}

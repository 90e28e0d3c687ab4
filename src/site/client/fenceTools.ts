/** What the buttons of a fence do. */
import * as words from '../language/words.ts';

const COPIED_MS = 2_000;

/** Copies the fence's content, or toggles whether its lines wrap: the button that wraps says whether it is pressed. */
export async function pressFenceTool(button: Element): Promise<void> {
  const pre = button.closest('.fence')?.querySelector('pre');
  if (!pre) return;
  if (button.ariaPressed !== null) {
    const wraps = button.ariaPressed !== 'true';
    pre.classList.toggle('wrapped', wraps);
    pre.classList.toggle('unwrapped', !wraps);
    button.ariaPressed = String(wraps);
    return;
  }
  try {
    await navigator.clipboard.writeText((pre.textContent ?? '').replace(/\n$/, ''));
    button.textContent = words.copied;
  } catch {
    button.textContent = words.notCopied;
  }
  setTimeout(() => {
    button.textContent = words.copy;
  }, COPIED_MS);
}

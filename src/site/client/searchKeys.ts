/** Search by keyboard alone. */

/**
 * Arrow keys move from the field through the results and back; Enter in the field opens the first result, and with
 * Shift starts a new line. In a field with several lines the arrow keys move within its text.
 */
export function walk(event: KeyboardEvent, box: HTMLElement, field: HTMLTextAreaElement): void {
  const links = [...box.querySelectorAll<HTMLAnchorElement>('.search-results a')];
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  const inField = event.target === field;
  if (event.key === 'Enter' && inField && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    links[0]?.click();
  } else if (inField && field.value.includes('\n')) {
    return;
  } else if (event.key === 'ArrowDown') {
    event.preventDefault();
    links[Math.min(here + 1, links.length - 1)]?.focus();
  } else if (event.key === 'ArrowUp') {
    event.preventDefault();
    if (here <= 0) field.focus();
    else links[here - 1]?.focus();
  }
}

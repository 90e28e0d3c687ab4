/** Search by keyboard alone. */

/** Arrow keys go from the field through the results and back; Enter in the field opens the first. */
export function walk(event: KeyboardEvent, box: HTMLElement, field: HTMLInputElement): void {
  const links = [...box.querySelectorAll<HTMLAnchorElement>('.search-results a')];
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === 'Enter' && event.target === field) {
    event.preventDefault();
    links[0]?.click();
  } else if (event.key === 'ArrowDown') {
    event.preventDefault();
    links[Math.min(here + 1, links.length - 1)]?.focus();
  } else if (event.key === 'ArrowUp') {
    event.preventDefault();
    if (here <= 0) field.focus();
    else links[here - 1]?.focus();
  }
}

/** Marks the current part in the table of contents, and in the bar on a phone. */

/** Follows the reader through the page's parts, if it has a table of contents. */
export function followContents(): void {
  const links = new Map<Element, Element>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.contents a')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];
  const bar = document.querySelector('.contents-here');
  const list = document.querySelector<HTMLElement>('#contents');
  list?.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement) list.hidePopover();
  });
  const mark = () => {
    // The last heading that has passed the upper third of the window.
    const here = headings.findLast(
      (heading) => heading.getBoundingClientRect().top < innerHeight / 3,
    );
    if (bar) bar.textContent = here ? `: ${links.get(here)?.textContent}` : '';
    for (const [heading, link] of links) {
      if (heading === here) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };
  if (headings.length === 0) return;
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' });
  for (const heading of headings) observer.observe(heading);
}

/** Marks the current part in the table of contents, and in the bar on a phone. */

/** Follows the reader through the page's parts, if it has a table of contents. */
export function followContents(): void {
  const list = document.querySelector<HTMLElement>('#contents');
  const bar = document.querySelector('.contents-here');
  if (!list || !bar) return;
  const parts = [...list.querySelectorAll('a')].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ heading, link }] : [];
  });
  const observer = new IntersectionObserver(
    () => {
      // The last heading that has passed the upper third of the window.
      const here = parts.findLast(
        ({ heading }) => heading.getBoundingClientRect().top < innerHeight / 3,
      );
      bar.textContent = here ? `: ${here.link.textContent}` : '';
      for (const part of parts) part.link.ariaCurrent = part === here ? 'true' : null;
    },
    { rootMargin: '0px 0px -66% 0px' },
  );
  for (const { heading } of parts) observer.observe(heading);
  list.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLAnchorElement) list.hidePopover();
  });
}

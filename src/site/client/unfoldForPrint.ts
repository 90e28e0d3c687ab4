/** Expands everything collapsed while the page is printed. */
export function unfoldForPrint(): void {
  let closed: HTMLDetailsElement[] = [];
  const open = (unfolded: boolean) => {
    for (const details of closed) details.open = unfolded;
  };
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    open(true);
  });
  addEventListener('afterprint', () => open(false));
}

/** Style sheets for parts that most readers of a page never see. */
import { element } from './element.ts';

/** Adds a style sheet once, and waits until it has loaded or failed. */
export function loadStyles(address: string): Promise<void> {
  if (document.querySelector(`link[href="${address}"]`)) return Promise.resolve();
  const link = element('link', { rel: 'stylesheet', href: address });
  document.head.append(link);
  return new Promise((resolve) => {
    link.onload = () => resolve();
    link.onerror = () => resolve();
  });
}

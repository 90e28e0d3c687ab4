/** A page that redirects to another one, on any file host and without a script. */
import { escapeMarkup } from '../../text/escapeMarkup.ts';

/**
 * @param title the name of the other page.
 * @param target its address, relative to this one.
 */
export function redirectPage(title: string, target: string): string {
  const [text, address] = [escapeMarkup(title), escapeMarkup(encodeURI(decodeURI(target)))];
  return `<!doctype html><meta charset="utf-8"><title>${text}</title><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0;url=${address}"><link rel="canonical" href="${address}"><p><a href="${address}">${text}</a></p>
`;
}

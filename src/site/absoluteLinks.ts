/** Prepares HTML that is shown outside its own page. */

/**
 * Makes the links and pictures in HTML absolute.
 *
 * @param html as `rehype-stringify` or Astro write it: attributes in double quotes.
 * @param base the absolute URL of the page that it comes from.
 */
export function absoluteLinks(html: string, base: string): string {
  return html.replaceAll(/ (href|src)="([^"]*)"/g, (whole, name: string, address: string) => {
    const plain = address.replaceAll('&#x26;', '&').replaceAll('&amp;', '&');
    if (!URL.canParse(plain, base)) return whole;
    return ` ${name}="${new URL(plain, base).href.replaceAll('&', '&amp;')}"`;
  });
}

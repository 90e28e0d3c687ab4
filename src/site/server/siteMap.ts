/** The list of all pages for search engines: `sitemap-index.xml`. */
import { pathToFileURL } from 'node:url';
import type { AstroIntegrationLogger } from 'astro';
import { logOf } from './log.ts';

/**
 * Writes the list, by Astro's integration. Astro does not run it itself, as not every build starts Astro.
 *
 * @param folder the built site, absolute.
 * @param url the address of the site.
 * @param addresses of all pages, from the root of the site: `incidents/`.
 */
export async function writeSiteMap(
  folder: string,
  url: string,
  addresses: readonly string[],
): Promise<void> {
  const { default: sitemap } = await import('@astrojs/sitemap');
  const { hooks } = sitemap({ filter: (page) => !/\/404\/$/.test(page) });
  const logger = {
    ...logOf('sitemap'),
    info: () => {},
  } as Partial<AstroIntegrationLogger> as AstroIntegrationLogger;
  const { href, pathname } = new URL(url);
  // All that the integration reads of Astro's configuration.
  const config = { site: href, base: pathname, trailingSlash: 'always' };
  await hooks['astro:config:done']?.({ config } as never);
  await hooks['astro:routes:resolved']?.({ routes: [], logger });
  await hooks['astro:build:done']?.({
    dir: pathToFileURL(`${folder}/`),
    pages: addresses.map((address) => ({ pathname: address })),
    assets: new Map(),
    logger,
  });
}

/** The real browser of the end-to-end tests: a Chromium that comes with the packages. */
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * Starts a browser without a window. The caller closes it.
 *
 * The package's own arguments are left out: they put all in one process, which dies with its first context, and
 * switch web security off, which the tests are to see.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox'],
    headless: true,
  });
}

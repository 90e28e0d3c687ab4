/** A page of a served site, with all that goes wrong on it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface OpenedPage extends AsyncDisposable {
  page: Page;
  /** Console errors (violations of the policy among them), errors, requests that leave the site, answers that refuse. */
  faults: string[];
  /** What was asked of any server, with the body where there was one. */
  asked: string[];
}

/**
 * Opens a page in a browser context of its own, which ends with what is given back.
 *
 * @param site the address of the site, with its base path and a slash at the end.
 * @param address the page's, from there.
 */
export async function openPage(
  browser: Browser,
  site: string,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    asked.push(`${url} ${request.postData() ?? ''}`.trim());
    if (!/^(?:data|blob):/.test(url) && !url.startsWith(site)) faults.push(`asks ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(site + address);
  return { page, faults, asked, [Symbol.asyncDispose]: () => context.close() };
}

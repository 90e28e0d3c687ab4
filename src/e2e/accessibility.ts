/** What axe finds wrong with a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Loads axe with each page that is opened after this, which is faster than to load it into one that is there. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(AXE);
}

/** The rules that ask how a page looks: a theme or the width of the window can change only what these find. */
const LOOKS = [
  'color-contrast',
  'link-in-text-block',
  'target-size',
  'scrollable-region-focusable',
];

/**
 * Runs axe on a page as it is: rule, element and what to fix, for each violation.
 *
 * @param which all rules, or those that ask how the page looks, for a page on which all have run: they take half the time.
 */
export async function violationsOn(
  page: Page,
  which: 'all rules' | 'looks' = 'all rules',
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  // `target-size` is of WCAG 2.2: axe leaves it out unless asked.
  const rules: RunOptions =
    which === 'looks' ? { runOnly: LOOKS } : { rules: { 'target-size': { enabled: true } } };
  const { violations } = await page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: RunOptions): Promise<AxeResults> };
    };
    // Only what is wrong is of interest, and all styles are the site's own.
    return axe.run({ resultTypes: ['violations'], preload: false, ...options });
  }, rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}

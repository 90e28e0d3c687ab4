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

/** Runs all rules of axe on a page as it is: rule, element and what to fix, for each violation. */
export async function violationsOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: RunOptions): Promise<AxeResults> };
    };
    // Only what is wrong is of interest, and all styles are the site's own.
    return axe.run({
      resultTypes: ['violations'],
      preload: false,
      // Of WCAG 2.2: axe leaves it out unless asked.
      rules: { 'target-size': { enabled: true } },
    });
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}

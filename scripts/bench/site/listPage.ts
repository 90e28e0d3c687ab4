/** Measures a long list on a slow phone: how long it blocks while it loads, and after a key in its filter. */
import type { Browser } from 'playwright-core';
import { serveFiles } from '../../../src/site/server/serveFiles.ts';
import { median } from '../median.ts';

/** As in Lighthouse: a mid-range phone. */
const SLOWDOWN = 4;
/** How long a task may take before it counts as blocking, in milliseconds: https://web.dev/articles/tbt */
const TASK_MS = 50;
const TYPED = 'library';

export interface ListPage {
  /** Total blocking time until everything was loaded, in milliseconds. */
  blockingMs: number;
  /** The median time from a key to the frame that shows the filtered list, without the first key, which loads the rows; NaN if there is no filter. */
  keyMs: number;
}

/** Opens a list of a built site in a slowed-down browser, and types into its filter. */
export async function listPage(
  browser: Browser,
  folder: string,
  address: string,
): Promise<ListPage> {
  const { server, port } = await serveFiles(folder, '/', 0);
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.addInitScript(() => {
    const seen = window as typeof window & { tasks: number[] };
    seen.tasks = [];
    new PerformanceObserver((list) => {
      seen.tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`http://127.0.0.1:${port}/${address}`, { waitUntil: 'networkidle' });
  const tasks = await page.evaluate(() => (window as typeof window & { tasks: number[] }).tasks);
  const field = page.locator('#filters input').first();
  const typed = (await field.count()) > 0 ? TYPED : '';
  if (typed !== '') await field.pressSequentially(TYPED.slice(0, 1));
  await page.waitForLoadState('networkidle');
  const keys: number[] = [];
  for (const key of typed.slice(1)) {
    const shown = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          addEventListener(
            'input',
            ({ timeStamp }) =>
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp))),
            { once: true, capture: true },
          );
        }),
    );
    await field.press(key);
    keys.push(await shown);
  }
  await context.close();
  server.closeAllConnections();
  server.close();
  return {
    blockingMs: tasks.reduce((sum, task) => sum + Math.max(0, task - TASK_MS), 0),
    keyMs: median(keys),
  };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { launchBrowser } from '../../e2e/browser.ts';
import { startOutput } from './output.ts';
import { serveFiles } from './serveFiles.ts';
import { writeServiceWorker } from './serviceWorker.ts';

test('turning offline use off removes the kept files and the worker', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-worker-'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Kept</title>');
  const output = startOutput(folder);
  await output.adopt();
  writeServiceWorker(output, '/', true);
  const [{ server, port }, browser] = await Promise.all([
    serveFiles(folder, '/', 0),
    launchBrowser(),
  ]);
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const kept = () =>
      page.evaluate(async () => {
        const registrations = await navigator.serviceWorker.getRegistrations();
        const active = registrations.filter((registration) => registration.active);
        return { workers: active.length, caches: (await caches.keys()).length };
      });
    await page.evaluate(() => navigator.serviceWorker.register('sw.js'));
    await expect.poll(kept).toEqual({ workers: 1, caches: 1 });
    writeServiceWorker(output, '/', false);
    // What each page does in `keepOffline.ts`.
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect.poll(kept).toEqual({ workers: 0, caches: 0 });
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 90_000);

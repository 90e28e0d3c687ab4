/** Measures what a browser loads for a page on the first visit. */
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { serveFiles } from '../../../src/site/server/serveFiles.ts';

export interface PageWeight {
  requests: number;
  /** Kilobytes in total, with each response gzipped by itself. */
  totalKb: number;
  scriptKb: number;
}

export async function pageWeight(
  browser: Browser,
  folder: string,
  address: string,
): Promise<PageWeight> {
  const { server, port } = await serveFiles(folder, '/', 0);
  const context = await browser.newContext();
  const page = await context.newPage();
  const loads: Promise<[type: string, size: number]>[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    loads.push(response.body().then((body) => [type, gzipSync(body).length]));
  });
  await page.goto(`http://127.0.0.1:${port}/${address}`, { waitUntil: 'networkidle' });
  const loaded = await Promise.all(loads);
  await context.close();
  server.closeAllConnections();
  server.close();
  const sum = (wanted: (type: string) => boolean) =>
    loaded.reduce((total, [type, size]) => total + (wanted(type) ? size : 0), 0) / 1000;
  return {
    requests: loaded.length,
    totalKb: sum(() => true),
    scriptKb: sum((type) => type === 'script'),
  };
}

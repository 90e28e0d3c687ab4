#!/usr/bin/env node
/**
 * `npm run pictures`: takes the README's picture of the real site, into `.readme/`, and a contact sheet of every kind of
 * page, into `.pictures/`. With `-- --sheet`, only the contact sheet.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../src/e2e/browser.ts';
import { buildAndServe } from '../src/e2e/build.ts';
import { contactSheet } from './pictures/contactSheet.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = path.join(ROOT, '.readme');
/** The first day after the journal's vacation: the day that its first incident is about. */
const NOW = '2026-08-24T10:00:00+03:00';

mkdirSync(OUT, { recursive: true });
const [site, browser] = await Promise.all([buildAndServe(), launchBrowser()]);
try {
  await contactSheet(browser, site.address, NOW, path.join(ROOT, '.pictures'));
  if (!process.argv.includes('--sheet')) {
    const page = await browser.newPage({ viewport: { width: 1100, height: 720 } });
    await page.clock.setFixedTime(new Date(NOW));
    await page.goto(site.address, { waitUntil: 'networkidle' });
    await page.screenshot({ path: path.join(OUT, 'home.png') });
  }
} finally {
  await browser.close();
  await site.close();
}

/** One picture of each kind of page, at two widths and in both themes, side by side on a contact sheet. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';

/** A page of each kind in the shipped journal, by the name of its picture. */
const PAGES = {
  home: '',
  incidents: 'incidents/',
  incident: 'incidents/2019-06-psycopg2-two-libssl/',
  timeline: 'incidents/2023-03-datadog-five-regions/',
  checklists: 'checklists/',
  checklist: 'checklists/database-migration/',
  rules: 'rules/',
  rule: 'rules/is-today-the-first-day-after-the-vacation/',
  services: 'services/',
  service: 'services/kubernetes/',
  year: 'years/2023/',
  search: 'search/?q=libssl',
  match: 'match/',
  missing: '404.html',
};
const WIDTHS = [390, 1280];
const THEMES = ['light', 'dark'] as const;
/** How many pixels of a page its picture shows, from the top. */
const SHOWN_HEIGHT = { 390: 1700, 1280: 1500 };
/** Pixels on the sheet. */
const THUMB_WIDTH = 430;
const THUMB_HEIGHT = { 390: 1874, 1280: 504 };
const GAP = 12;
const PER_ROW = 5;

/**
 * Writes one picture per page, and one sheet per width and theme, into a folder. The folder is emptied first.
 *
 * @param site the address of a served site, with a slash at the end.
 * @param now the time that the pages show, ISO 8601.
 */
export async function contactSheet(
  browser: Browser,
  site: string,
  now: string,
  folder: string,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const width of WIDTHS) {
    for (const colorScheme of THEMES) {
      const height = SHOWN_HEIGHT[width as keyof typeof SHOWN_HEIGHT];
      const context = await browser.newContext({ viewport: { width, height }, colorScheme });
      const page = await context.newPage();
      await page.clock.setFixedTime(new Date(now));
      const files: string[] = [];
      for (const [name, address] of Object.entries(PAGES)) {
        await page.goto(site + address, { waitUntil: 'networkidle' });
        const file = path.join(folder, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file });
        files.push(file);
      }
      await context.close();
      const sheetFile = path.join(folder, `sheet-${width}-${colorScheme}.png`);
      await sheet(files, THUMB_HEIGHT[width as keyof typeof THUMB_HEIGHT], sheetFile);
    }
  }
}

async function sheet(files: readonly string[], thumbHeight: number, target: string): Promise<void> {
  const thumbs = await Promise.all(
    files.map((file) => sharp(file).resize({ width: THUMB_WIDTH }).png().toBuffer()),
  );
  const rows = Math.ceil(files.length / PER_ROW);
  const place = (index: number) => ({
    left: GAP + (index % PER_ROW) * (THUMB_WIDTH + GAP),
    top: GAP + Math.floor(index / PER_ROW) * (thumbHeight + GAP),
  });
  await sharp({
    create: {
      width: GAP + PER_ROW * (THUMB_WIDTH + GAP),
      height: GAP + rows * (thumbHeight + GAP),
      channels: 3,
      background: '#777',
    },
  })
    .composite(thumbs.map((input, index) => ({ input, ...place(index) })))
    .png()
    .toFile(target);
}

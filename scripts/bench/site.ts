#!/usr/bin/env node
import { readdirSync, statSync } from 'node:fs';
/**
 * `npm run bench:site [-- --notes 1000] [--no-dev]`: the site's build against Starlight's with the same notes, one
 * after the other: cold, after one changed note, and from a save to the page in the dev server.
 *
 * Starlight is installed in the system's temporary folder, once.
 */
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../src/e2e/browser.ts';
import { cacheDirOf } from '../../src/site/journal/cacheDir.ts';
import { writeNotes } from './notes.ts';
import { type Measured, measure } from './site/measure.ts';
import { type PageWeight, pageWeight } from './site/pageWeight.ts';
import { saveToPage } from './site/saveToPage.ts';
import { forgetStarlight, noteName, setUpStarlight } from './site/starlight.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '1000' },
    dev: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const count = Number(values.notes);
const work = path.join(tmpdir(), 'belay-bench');
const content = path.join(work, 'content');
const dist = path.join(work, 'dist');
const starlight = path.join(work, 'starlight');

interface Site {
  cold: Measured;
  changed: Measured;
  page: PageWeight;
  indexKb: number;
  devMs: number;
}

await rm(content, { recursive: true, force: true });
await mkdir(work, { recursive: true });
await writeNotes(content, count);
await setUpStarlight(starlight, count);
const browser = await launchBrowser();
const changedNote = noteName(Math.floor(count / 2));
const slug = changedNote.slice(0, -'.md'.length);

const belay = await measureSite({
  forget: () => rm(cacheDirOf(content), { recursive: true, force: true }),
  build: [process.execPath, 'scripts/build.ts', '--content', content, '--out', dist],
  dev: [process.execPath, 'scripts/dev.ts', '--content', content, '--port', '0'],
  cwd: ROOT,
  note: path.join(content, 'incidents', changedNote),
  dist,
});
const peer = await measureSite({
  forget: () => forgetStarlight(starlight),
  build: [process.execPath, 'node_modules/astro/bin/astro.mjs', 'build'],
  dev: [process.execPath, 'node_modules/astro/bin/astro.mjs', 'dev', '--port', '4399'],
  cwd: starlight,
  note: path.join(starlight, 'src/content/docs/incidents', changedNote),
  dist: path.join(starlight, 'dist'),
});
await browser.close();

const rows: [what: string, of: (site: Site) => number, unit: string][] = [
  ['cold build', ({ cold }) => cold.seconds, 's'],
  ['after one changed note', ({ changed }) => changed.seconds, 's'],
  ['peak memory, cold', ({ cold }) => cold.peakMb, 'MB'],
  ['page at first load, gzip', ({ page }) => page.totalKb, 'kB'],
  ['of that, scripts', ({ page }) => page.scriptKb, 'kB'],
  ['requests', ({ page }) => page.requests, ''],
  ['search index, all files', ({ indexKb }) => indexKb, 'kB'],
  ['dev server, save to page', ({ devMs }) => devMs, 'ms'],
];
process.stdout.write(`${count} notes of about 700 words\n`);
process.stdout.write(
  `${'figure'.padEnd(26)}${'Belay'.padStart(10)}${'Starlight'.padStart(12)}   ratio\n`,
);
for (const [what, of, unit] of rows) {
  const [ours, theirs] = [of(belay), of(peer)];
  const shown = (value: number) => value.toFixed(value < 100 && unit !== '' ? 1 : 0);
  process.stdout.write(
    `${what.padEnd(26)}${shown(ours).padStart(10)}${shown(theirs).padStart(12)} ${(ours / theirs).toFixed(2).padStart(7)}  ${unit}\n`,
  );
}
process.stdout.write(
  `after one changed note, of Starlight's cold build: ${(belay.changed.seconds / peer.cold.seconds).toFixed(2)}\n`,
);

async function measureSite(site: {
  forget(): Promise<void>;
  build: string[];
  dev: string[];
  cwd: string;
  note: string;
  dist: string;
}): Promise<Site> {
  const env = { NODE_ENV: 'production' };
  await rm(site.dist, { recursive: true, force: true });
  await site.forget();
  const cold = await measure(site.build, site.cwd, env);
  await appendFile(site.note, '\nOne more sentence.\n');
  const changed = await measure(site.build, site.cwd, env);
  return {
    cold,
    changed,
    page: await pageWeight(browser, site.dist, `incidents/${slug}/`),
    indexKb: sizeOf(path.join(site.dist, 'pagefind')) / 1000,
    devMs: values.dev
      ? await saveToPage(browser, site.dev, site.cwd, site.note, `incidents/${slug}/`)
      : Number.NaN,
  };
}

/** Bytes of all files below a folder. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

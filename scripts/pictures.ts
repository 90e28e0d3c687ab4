#!/usr/bin/env node
/**
 * `npm run pictures`: takes the README's pictures of the real site and the real gate, into `.readme/`, and a contact
 * sheet of every kind of page, into `.pictures/`. With `-- --sheet`, only the contact sheet.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { spawn } from '@lydell/node-pty';
import type { Browser } from 'playwright-core';
import { codeToHtml } from 'shiki';
import { launchBrowser } from '../src/e2e/browser.ts';
import { buildAndServe, runScript } from '../src/e2e/build.ts';
import { contactSheet } from './pictures/contactSheet.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = path.join(ROOT, '.readme');
/** The first day after the journal's vacation: the day that its first incident is about. */
const NOW = '2026-08-24T10:00';
/** What a person has answered by then. */
const ANSWERS = [
  'are-all-changes-confirmed-by-the-product-manager-in-the-staging-server=yes',
  'read-what-changed-in-the-packages-that-the-source-pins=done',
];
const run = promisify(execFile);

const PICTURES = [
  { name: 'home', address: '', width: 1100, height: 720, theme: 'light' },
  {
    name: 'incident',
    address: 'incidents/2019-06-psycopg2-two-libssl/',
    width: 1100,
    height: 720,
    theme: 'light',
  },
  { name: 'home-phone', address: '', width: 390, height: 780, theme: 'dark' },
  {
    name: 'incident-phone',
    address: 'incidents/2019-06-psycopg2-two-libssl/#in-the-log',
    width: 390,
    height: 780,
    theme: 'dark',
  },
] as const;

mkdirSync(OUT, { recursive: true });
const [site, browser] = await Promise.all([buildAndServe(), launchBrowser()]);
try {
  await contactSheet(browser, site.address, `${NOW}:00+03:00`, path.join(ROOT, '.pictures'));
  const wanted = process.argv.includes('--sheet') ? [] : PICTURES;
  for (const { name, address, width, height, theme } of wanted) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
    await page.clock.setFixedTime(new Date(`${NOW}:00+03:00`));
    await page.goto(site.address + address, { waitUntil: 'networkidle' });
    await page.screenshot({ path: path.join(OUT, `${name}.png`) });
    await page.close();
  }
  if (wanted.length > 0) await terminalPicture(browser, await gateOutput());
} finally {
  await browser.close();
  await site.close();
}

/** What the gate says on a terminal, colours and all, for the example shop on that day. */
async function gateOutput(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'belay-pictures-'));
  try {
    const shop = path.join(folder, 'shop');
    cpSync(path.join(ROOT, 'examples', 'django-shop'), shop, {
      recursive: true,
      filter: (file) => !/(\.belay|deployed\.txt|build)$/.test(file),
    });
    await runScript('belay.ts', ['init', shop]);
    const accept = ['accept', 'server-packages', '--environment', 'production'];
    await run(process.execPath, ['.belay/belay.mjs', ...accept, '--reason', 'Rehearsed.'], {
      cwd: shop,
    });
    const gate = ['gate', '--stage', 'before-deploy', '--environment', 'production'];
    const answers = ANSWERS.flatMap((answer) => ['--answer', answer]);
    const options = ['--now', NOW, ...answers];
    const terminal = spawn(process.execPath, ['.belay/belay.mjs', ...gate, ...options], {
      cwd: shop,
      cols: 110,
      rows: 60,
      env: {
        PATH: process.env['PATH'],
        TERM: 'xterm-256color',
        // The person who may answer for the product manager in the example's `belay.json`.
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'user.email',
        GIT_CONFIG_VALUE_0: 'ada@shop.example',
      },
    });
    let output = '';
    terminal.onData((data) => {
      output += data;
    });
    await new Promise<void>((resolve) => terminal.onExit(() => resolve()));
    return output;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function terminalPicture(browser: Browser, output: string): Promise<void> {
  // What a line showed while the gate waited is gone from a terminal by the end of the line.
  const shown = output
    .replaceAll('\r\n', '\n')
    .split('\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is a terminal's own sign.
    .map((line) => line.slice(line.lastIndexOf('\r') + 1).replaceAll(/\u001b\[\d*K/g, ''))
    .join('\n');
  const html = await codeToHtml(shown.trim(), { lang: 'ansi', theme: 'github-dark-high-contrast' });
  const page = await browser.newPage({ viewport: { width: 1100, height: 200 } });
  await page.setContent(
    `<style>body{margin:0}pre{font:14px/1.5 "DejaVu Sans Mono",monospace;margin:0;padding:20px;white-space:pre-wrap}</style>${html}`,
  );
  await page.screenshot({ path: path.join(OUT, 'gate.png'), fullPage: true });
  await page.close();
}

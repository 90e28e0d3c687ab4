/** The real dev server, in a real browser, while somebody writes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  incident,
  JOURNAL_YAML,
  type TemporaryJournal,
  temporaryJournal,
} from '../journal/testing/temporaryJournal.ts';
import { launchBrowser } from './browser.ts';
import { takeWorkplace } from './workplace.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE = 90_000;
const GOOD = incident('The first story.\n\n## Before deploy\n\n- Is it on? Yes.\n');
const MDX = incident('export const times = 3;\n\nIt fell {times} times.\n', { title: 'It fell' });

let turn: AsyncDisposable;
let journal: TemporaryJournal;
let server: ChildProcess;
let browser: Browser;
let page: Page;
let address: string;
let terminal = '';

beforeAll(async () => {
  turn = await takeWorkplace();
  journal = await temporaryJournal({
    'incidents/workers.md': GOOD,
    'incidents/fell.mdx': MDX,
  });
  server = spawn(
    process.execPath,
    [path.join(ROOT, 'scripts/belay.ts'), 'dev', '--content', journal.contentDir, '--port', '0'],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: undefined, VITEST: undefined, NO_COLOR: '1' } },
  );
  const heard = (data: Buffer): void => {
    terminal += data.toString();
  };
  server.stdout?.on('data', heard);
  server.stderr?.on('data', heard);
  await vi.waitFor(
    () => {
      address = /http:\/\/localhost:\d+\//.exec(terminal)?.[0] ?? '';
      if (address === '') throw new Error(`The dev server does not start:\n${terminal}`);
    },
    { timeout: 90_000, interval: 100 },
  );
  browser = await launchBrowser();
});

// A page of its own: the last one may be about to load again.
beforeEach(async () => {
  await page?.close();
  page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
});

afterAll(async () => {
  await browser?.close();
  server?.kill();
  await journal?.[Symbol.asyncDispose]();
  await turn?.[Symbol.asyncDispose]();
});

const errors = () => page.locator('.diagnostics li');

test('a broken rule is shown on the page and in the terminal, until it is fixed', async () => {
  await page.goto(`${address}incidents/workers/`);
  await page.getByText('The first story.').waitFor();
  expect(await errors().count()).toBe(0);

  const from = terminal.length;
  await journal.write(
    'incidents/workers.md',
    GOOD.replace('Yes.', 'Sure.').replace('first', 'second'),
  );
  await errors().first().waitFor();
  const shown = await errors().first().textContent();
  expect(shown).toContain('content/incidents/workers.md:12:3');
  expect(shown).toContain('"Sure." is not an answer');
  expect(shown).toContain('write `Yes` or `No`');
  expect(terminal.slice(from)).toContain(
    'content/incidents/workers.md:12:3  error  "Sure." is not an answer',
  );
  // What can be shown is shown all the same.
  await page.getByText('The second story.').waitFor();

  await journal.write('incidents/workers.md', GOOD);
  await errors().first().waitFor({ state: 'detached' });
  await page.getByText('The first story.').waitFor();
});

test('a change that comes before the page is connected reaches it', async () => {
  // Vite keeps the message for the next page only while no page at all is connected.
  const other = await browser.newPage();
  const connected = new Promise<void>((resolve) => {
    other.on('websocket', (socket) => socket.once('framereceived', () => resolve()));
  });
  await other.goto(address);
  await connected;
  // This page's scripts come late, as on a slow machine.
  let changed: () => void = () => {};
  const written = new Promise<void>((resolve) => {
    changed = resolve;
  });
  await page.route('**/@vite/client', async (route) => {
    await written;
    await route.continue();
  });
  await page.goto(`${address}incidents/workers/`, { waitUntil: 'commit' });
  await page.getByText('The first story.').waitFor();
  await journal.write('incidents/workers.md', GOOD.replace('first', 'third'));
  await expect
    .poll(async () => (await fetch(`${address}incidents/workers/`)).text(), { timeout: PATIENCE })
    .toContain('The third story.');
  changed();
  await page.getByText('The third story.').waitFor();
  await other.close();
  await journal.write('incidents/workers.md', GOOD);
  await page.getByText('The first story.').waitFor();
});

test('broken front matter leaves the page as it was', async () => {
  await page.goto(`${address}incidents/workers/`);
  await journal.write('incidents/workers.md', GOOD.replace('sev2', 'high'));
  await errors().first().waitFor();
  expect(await errors().first().textContent()).toContain('content/incidents/workers.md:4:11');
  await page.getByText('The first story.').waitFor();
  await journal.write('incidents/workers.md', GOOD);
  await errors().first().waitFor({ state: 'detached' });
});

test('broken settings leave the previous ones in effect', async () => {
  await page.goto(address);
  await journal.write('journal.yaml', JOURNAL_YAML.replace('timeZone', 'timezone'));
  await errors().first().waitFor();
  expect(await page.locator('.diagnostics').textContent()).toContain('Did you mean "timeZone"?');
  expect(await page.title()).toContain('Test');
  await journal.write('journal.yaml', JOURNAL_YAML.replace('Test', 'Renamed'));
  await errors().first().waitFor({ state: 'detached' });
  await expect.poll(() => page.title(), { timeout: PATIENCE }).toContain('Renamed');
});

test('MDX that does not parse is shown as it was typed, with the place', async () => {
  await page.goto(`${address}incidents/fell/`);
  await page.getByText('It fell 3 times.').waitFor();
  await journal.write('incidents/fell.mdx', MDX.replace('{times}', '{times <b>'));
  await errors().first().waitFor();
  expect(await errors().first().textContent()).toContain('content/incidents/fell.mdx:10:');
  await page.getByText('It fell {times <b> times.').waitFor();
  await journal.write('incidents/fell.mdx', MDX.replace('= 3', '= 4'));
  await errors().first().waitFor({ state: 'detached' });
  await page.getByText('It fell 4 times.').waitFor();
});

test('pictures and other files of notes are there, and those that no note names are not', async () => {
  await page.goto(`${address}incidents/workers/`);
  await journal.write(
    'incidents/workers.md',
    `${GOOD}\n![The rack](The%20rack%20%232%402x.svg) [Log](all.log)\n`,
  );
  await errors().first().waitFor();
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>';
  await journal.write('incidents/The rack #2@2x.svg', drawing);
  await journal.write('incidents/all.log', 'It fell.\n');
  await journal.write('incidents/secret.log', 'It is 1234.\n');
  await errors().first().waitFor({ state: 'detached' });
  const width = () =>
    page.getByAltText('The rack').evaluate((image) => (image as HTMLImageElement).naturalWidth);
  await expect.poll(width, { timeout: PATIENCE }).toBe(40);
  const log = await page.getByRole('link', { name: 'Log', exact: true }).getAttribute('href');
  const answer = async (file: string) => {
    const response = await fetch(new URL(file, page.url()));
    return response.ok ? response.text() : response.status;
  };
  expect(await answer(String(log))).toBe('It fell.\n');
  expect(await answer(String(log).replace('all', 'secret'))).toBe(404);
  expect(await answer(String(log).replace('all.log', '..%2f..%2fjournal.yaml'))).toBe(404);
  await journal.write('incidents/workers.md', GOOD);
});

test('a new note has a page at once, and a deleted one has none', async () => {
  await page.goto(`${address}incidents/`);
  await journal.write('incidents/disk.md', incident('Full.\n', { title: 'The disk was full' }));
  await page.getByRole('link', { name: 'The disk was full' }).click();
  await page.getByText('Full.').waitFor();
  await rm(path.join(journal.contentDir, 'incidents/disk.md'));
  await page.getByText('There is no such page').waitFor();
});

test('a folder that is away for a while is named once, and its pages are there when it is back', async () => {
  await page.goto(`${address}incidents/workers/`);
  const from = terminal.length;
  const named = () => terminal.slice(from).split('The journal cannot be read').length - 1;
  const away = `${journal.contentDir}-away`;
  await rename(journal.contentDir, away);
  await expect.poll(named, { timeout: PATIENCE }).toBe(1);
  // The folder is looked for five times a second.
  await new Promise((resolve) => setTimeout(resolve, 700));
  await rename(away, journal.contentDir);
  await journal.write('incidents/workers.md', GOOD.replace('first', 'last'));
  await page.getByText('The last story.').waitFor();
  expect(named()).toBe(1);
});

/** Matching a log on the built site, in a real browser. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { violationsOn } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { type BuiltSite, runScript, serveOwnSite } from './build.ts';
import { type OpenedPage, openPage } from './openPage.ts';

const TITLE = 'A wheel brought its own libssl, and the workers died';
const FIRST_STEP = 'Keep the worker log before restarting anything';
/** The incident of 2019 on another machine, years later, with what must not get out and must not run. */
const AGAIN = `2026-11-24T09:00:01+0300 gandalf systemd[1]: Started Session 1234 of user deploy.
2026-11-24T09:00:02+0300 gandalf uwsgi[99]: DB_PASSWORD=hunter2 <img src=x onerror="document.title='run'">
2026-11-24T09:00:03+0300 gandalf uwsgi[99]: !!! uWSGI process 1001 got Segmentation Fault !!!
2026-11-24T09:00:03+0300 gandalf uwsgi[99]: /srv/x/psycopg2/.libs/libssl-0b4c77aa.so.1.0.2(SSL_CTX_ctrl+0x1d) [0x7f2b5a61bc2b]
2026-11-24T09:00:04+0300 gandalf uwsgi[99]: DAMN ! worker 7 (pid: 1001) died :( trying respawn ...
`;
const NEW = 'ERROR the moon fell down\nERROR onto the tax engine <b>again</b>\n';

let site: BuiltSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveOwnSite(inject('sharedFolder')), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(address: string, options?: BrowserContextOptions): Promise<OpenedPage> {
  const opened = await openPage(browser, site.address, address, options);
  opened.page.setDefaultTimeout(15_000);
  return opened;
}

test('a known log leads to its incident, its recovery steps and the matching lines', async () => {
  await using opened = await open('match/');
  const { page, faults, asked } = opened;
  expect(asked.filter((url) => /matchWorker|symptoms\.json/.test(url))).toEqual([]);
  await page.getByLabel('The log', { exact: true }).fill(AGAIN);
  const result = page.locator('.match-result');
  await result.getByRole('link', { name: TITLE }).waitFor();
  expect(await result.count()).toBe(1);
  expect(await result.textContent()).toContain('24 June 2019');
  expect(await result.locator('.match-recovery li').first().textContent()).toBe(FIRST_STEP);
  expect(await page.getByRole('status').first().textContent()).toBe(
    'One incident in this journal fits these 5 lines.',
  );
  const marked = await page.locator('.match-log mark').allTextContents();
  expect(marked.map((line) => line.trim())).toEqual(AGAIN.trim().split('\n').slice(2));
  await result.getByText('Shows in 3 lines').click();
  expect(await result.locator('.match-mask').first().textContent()).toBe('number');
  // Nothing of the log is run, and nothing of it leaves the page.
  expect(await page.title()).toMatch(/^Match a log/);
  expect(await page.locator('main img').count()).toBe(0);
  expect(asked.filter((url) => !url.startsWith(site.address))).toEqual([]);
  expect(asked.join()).not.toMatch(/hunter2|gandalf/);
  expect(faults).toEqual([]);
  await result.getByRole('link', { name: TITLE }).click();
  await page.waitForURL('**/incidents/2019-06-psycopg2-two-libssl/');
}, 60_000);

test('a new log is reported as new, and starts the note that the command would write', async () => {
  await using opened = await open('match/');
  const { page, faults } = opened;
  const log = `${NEW}${AGAIN.split('\n')[1]}\n`;
  await page.getByLabel('The log', { exact: true }).fill(log);
  await page.getByText('Not seen before: nothing in this journal is like these 3 lines').waitFor();
  await page.getByLabel('What went wrong').fill('The moon: "again"');
  await page.getByRole('button', { name: 'Write the note' }).click();
  const note = page.getByLabel('The note');
  await note.waitFor();
  const written = await note.inputValue();
  expect(written).not.toContain('hunter2');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const file = await download;
  expect(await readFile(await file.path(), 'utf8')).toBe(written);

  const folder = await mkdtemp(path.join(tmpdir(), 'belay-match-'));
  await writeFile(path.join(folder, 'a.log'), log);
  await mkdir(path.join(folder, 'content'));
  const settings = 'title: T\nurl: https://t.example/\ntimeZone: UTC\ncountry: none\n';
  await writeFile(path.join(folder, 'content', 'journal.yaml'), settings);
  const { stdout, code } = await runScript('belay.ts', [
    'new',
    'incident',
    'The moon: "again"',
    '--log',
    path.join(folder, 'a.log'),
    '--content',
    path.join(folder, 'content'),
  ]);
  expect(code).toBe(0);
  expect(stdout.trim().endsWith(file.suggestedFilename())).toBe(true);
  const byCommand = path.join(folder, 'content', 'incidents', file.suggestedFilename());
  expect(readFileSync(byCommand, 'utf8')).toBe(written);
  expect(faults).toEqual([]);
  await rm(folder, { recursive: true });
}, 60_000);

test('a large file is read in place, whatever bytes it contains', async () => {
  await using opened = await open('match/');
  const { page, faults, asked } = opened;
  const noise = Buffer.from('10.0.0.7 - - "GET /item HTTP/1.1" 200 17\n'.repeat(100_000));
  const buffer = Buffer.concat([
    noise,
    Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x0a]),
    Buffer.from(AGAIN),
    noise,
  ]);
  await page
    .locator('#match-file')
    .setInputFiles({ name: 'worker.log', mimeType: 'text/plain', buffer });
  await page
    .getByText('One incident in this journal fits worker.log.')
    .waitFor({ timeout: 30_000 });
  await page.locator('.match-result').getByRole('link', { name: TITLE }).waitFor();
  expect(asked.join()).not.toContain('hunter2');
  expect(faults).toEqual([]);
}, 60_000);

test('a dropped file is read like a chosen one', async () => {
  await using opened = await open('match/');
  const { page, faults } = opened;
  await page.locator('#match-drop').evaluate((target, text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.log'));
    for (const name of ['dragover', 'drop']) {
      const event = { dataTransfer: data, bubbles: true, cancelable: true };
      target.dispatchEvent(new DragEvent(name, event));
    }
  }, AGAIN);
  await page.getByText('One incident in this journal fits dropped.log.').waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByText('fits dropped.log').waitFor({ state: 'detached' });
  expect(await page.locator('.match-result').count()).toBe(0);
  expect(faults).toEqual([]);
}, 60_000);

async function paste(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('dialog', { name: 'Search' }).getByRole('textbox').fill(text);
}

test('the search box takes a paste of several lines for a log, and answers in the same place', async () => {
  await using opened = await open('rules/');
  const { page, faults, asked } = opened;
  await paste(page, AGAIN);
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByText('One incident in this journal fits these 5 lines.').waitFor();
  await dialog.getByRole('link', { name: TITLE }).waitFor();
  await dialog.getByText(FIRST_STEP).waitFor();
  expect(asked.join()).not.toContain('hunter2');
  await dialog.getByRole('link', { name: 'See the lines in the log' }).click();
  await page.waitForURL('**/match/');
  expect(await page.getByLabel('The log', { exact: true }).inputValue()).toBe(AGAIN);
  await page.locator('.match-log mark').first().waitFor();
  await page.reload();
  expect(await page.getByLabel('The log', { exact: true }).inputValue()).toBe('');
  expect(faults).toEqual([]);
}, 60_000);

test('the search box says that a new log is new, and searches words as before', async () => {
  await using opened = await open('rules/');
  const { page } = opened;
  await paste(page, NEW);
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog
    .getByText('Not seen before: nothing in this journal is like these 2 lines')
    .waitFor();
  await dialog.getByRole('link', { name: 'Begin an incident note from it' }).waitFor();
  await dialog.getByRole('textbox').fill('libssl.so.1.1');
  await dialog.getByRole('link', { name: TITLE }).first().waitFor();
  await dialog.getByText('Not seen before').waitFor({ state: 'detached' });
}, 60_000);

test('says so where the index cannot be reached, and tries again', async () => {
  await using opened = await open('match/');
  const { page } = opened;
  await page.context().route('**/symptoms.json', (route) => route.abort());
  await page.getByLabel('The log', { exact: true }).fill(AGAIN);
  await page.getByText('could not be loaded').waitFor();
  await page.context().unroute('**/symptoms.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: TITLE }).waitFor();
}, 60_000);

test('an answer shows the evidence against it, and the lines that correct the note', async () => {
  await using opened = await open('match/', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page, faults, asked } = opened;
  await page.getByLabel('The log', { exact: true }).fill(`${AGAIN}${NEW}`);
  const result = page.locator('.match-result');
  await result
    .getByText(/^Against it: 3 of your 4 error lines are not in that incident\.$/)
    .waitFor();
  const id = '2019-06-psycopg2-two-libssl';
  const opensTo = async (name: string): Promise<string[]> => {
    await result.getByText(name, { exact: true }).click();
    const part = result.locator('.match-feedback[open]').filter({ hasText: name });
    await part.locator('pre').first().waitFor();
    return await part.locator('pre').allTextContents();
  };
  const [denied = '', not] = await opensTo('Not this one');
  const lines: string[] = parse(denied).notSymptoms;
  expect(lines.join('\n')).toMatch(/SSL_CTX_ctrl[\s\S]*segmentation fault/i);
  expect(lines.join('\n')).not.toContain('moon');
  expect(not).toBe(`belay match FILE --not ${id}`);
  const [added = '', also] = await opensTo('This one, too');
  expect(parse(added)).toEqual({
    symptoms: [
      expect.stringMatching(/^DB_PASSWORD secret /),
      expect.stringContaining('the moon fell down'),
      expect.stringContaining('onto the tax engine'),
    ],
  });
  expect(also).toBe(`belay match FILE --also ${id}`);
  await result.getByRole('button', { name: 'Copy' }).last().click();
  await result.getByText('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(also);
  expect(await violationsOn(page)).toEqual([]);
  // A log that is only the incident's own has nothing against it, and nothing to add.
  const own = AGAIN.split('\n').slice(2).join('\n');
  await page.getByLabel('The log', { exact: true }).fill(own);
  await result.getByText('Against it').waitFor({ state: 'detached' });
  await result.getByText('This one, too', { exact: true }).click();
  await result.getByText('There is nothing to add').waitFor();
  expect(asked.join()).not.toMatch(/hunter2|moon/);
  expect(faults).toEqual([]);
}, 60_000);

test.each([
  ['light', 390],
  ['dark', 1280],
] as const)(
  'with an answer on it, the page is accessible and fits: %s, %d pixels',
  async (colorScheme, width) => {
    await using opened = await open('match/', { colorScheme, viewport: { width, height: 800 } });
    const { page } = opened;
    await page.getByLabel('The log', { exact: true }).fill(AGAIN);
    await page.getByText('Shows in 3 lines').click();
    await page.getByLabel('What went wrong').fill('Again');
    await page.getByRole('button', { name: 'Write the note' }).click();
    await page.getByLabel('The note').waitFor();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
    expect(await violationsOn(page)).toEqual([]);
  },
  60_000,
);

test('symptoms.json is what the command prints, byte for byte', async () => {
  const { stdout } = await runScript('belay.ts', ['match', '--index']);
  expect(readFileSync(path.join(site.folder, 'symptoms.json'), 'utf8')).toBe(stdout);
}, 60_000);

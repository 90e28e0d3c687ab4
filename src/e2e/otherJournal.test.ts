/** A journal that is not this one: Turkish, below a base path, with a history of runs, and with every kind of Markdown. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type BuiltSite, buildAndServe } from './build.ts';

const FIXTURE = path.join(import.meta.dirname, 'fixtures', 'other-journal');
const RULE = 'rules/bugün-haftanın-son-iş-günü-mü/';
const FRONT_MATTER = (title: string) =>
  `---\ntitle: ${title}\ndate: 2024-03-08\nseverity: sev3\nsummary: Her şey.\n---\n\n`;

let folder: string;
let site: BuiltSite;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-other-'));
  const incidents = path.join(folder, 'content', 'incidents');
  mkdirSync(incidents, { recursive: true });
  for (const name of ['journal.yaml', 'history.json']) {
    writeFileSync(path.join(folder, 'content', name), readFileSync(path.join(FIXTURE, name)));
  }
  const note = readFileSync(path.join(FIXTURE, 'odeme.md'));
  writeFileSync(path.join(incidents, 'odeme.md'), note);
  const everything = readFileSync(path.join(FIXTURE, 'everything.txt'), 'utf8');
  writeFileSync(path.join(incidents, 'as-md.md'), FRONT_MATTER('As md') + everything);
  writeFileSync(path.join(incidents, 'as-mdx.mdx'), FRONT_MATTER('As mdx') + everything);
  writeFileSync(
    path.join(incidents, 'acik.md'),
    '---\ntitle: Kuyruk doldu\ndate: 2024-05-02\nseverity: sev2\nstatus: open\nsummary: Sürüyor.\naliases: [kuyruk]\n---\n\n## Rollback\n\n- [ ] Kuyruğu durdur\n\n## Sonra\n\nMetin.\n',
  );
  const content = path.join(folder, 'content');
  [site, browser] = await Promise.all([
    buildAndServe(['--content', content], '/gunluk/'),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  'ödeme',
  'ODEME',
  'İSTANBUL',
  'istanbul',
  'ISTANBUL',
  'ıstanbul',
  'kütüphaneler',
  '0x80070005',
  'econnreset',
  'u_ex240308.log',
  'C:\\inetpub\\logs',
])(
  'search finds %s, whatever its letters',
  async (query) => {
    const page = await browser.newPage();
    await page.goto(`${site.address}search/?q=${encodeURIComponent(query)}`);
    const found = page.getByRole('link', { name: 'Ödeme servisi İstanbul sunucusunda çöktü' });
    await found.waitFor();
    expect(new URL((await found.getAttribute('href')) ?? '', site.address).pathname).toBe(
      '/gunluk/incidents/odeme/',
    );
    await page.close();
  },
  30_000,
);

test('a rule shows when it was asked, and why it was overridden', async () => {
  const page = await browser.newPage();
  await page.goto(site.address + RULE);
  const history = page.getByRole('region', { name: 'Geçmiş' });
  expect(await history.textContent()).toContain(
    '2 kez soruldu, 1 kez durdurdu, 1 kez geçersiz kılındı.',
  );
  const [newest] = await history.getByRole('listitem').allTextContents();
  expect(newest).toContain('2026-08-28 07:30 UTC');
  expect(newest).toContain('geçersiz kılındı');
  expect(newest).toContain('Gerekçe: Güvenlik yaması bekleyemez.');
  const picture = page.getByRole('img', { name: 'Son 2 kez, en yenisi sağda' });
  expect(
    await picture.locator('rect').evaluateAll((all) => all.map((each) => each.dataset['verdict'])),
  ).toEqual(['stop', 'overridden']);
  await page.goto(`${site.address}rules/`);
  await page.getByRole('link', { name: 'Bir yılda ne yaptıkları' }).click();
  const statistics = page.getByRole('region', { name: 'Kurallar ne yaptı' });
  expect(await statistics.getByRole('link').allTextContents()).toEqual([
    'Bugün haftanın son iş günü mü?',
    'Bugün haftanın son iş günü mü?',
  ]);
  await page.close();
}, 30_000);

test('an open incident is on top of home, in the words of the journal, with its recovery steps', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.address);
  const first = page.locator('main section').first();
  await first.getByRole('heading', { name: 'Açık olaylar' }).waitFor();
  expect(await first.textContent()).toContain('2 Mayıs 2024 tarihinden beri');
  expect(await first.getByRole('listitem').last().textContent()).toBe('Kuyruğu durdur');
  await first.getByRole('link', { name: 'Kurtarma adımları' }).click();
  expect(page.url()).toContain('/gunluk/incidents/acik/#rule-');
  await context.close();
}, 30_000);

test('a former address of a note leads to it', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.address}incidents/kuyruk/`);
  await page.waitForURL('**/gunluk/incidents/acik/');
  await page.close();
}, 30_000);

test('the lines to add to a note are not those that the note says are not its own', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.address}match/`);
  const log = [
    'Windows Update failed: 0x80070005 access denied',
    'read ECONNRESET at TCP.onStreamRead',
    'ERROR cache miss for key 77',
    'ERROR the printer is on fire',
  ];
  await page.locator('#match-box').fill(log.join('\n'));
  await page.getByText('Bu olay da', { exact: true }).click();
  const added = page.locator('.match-feedback[open] pre').first();
  await added.waitFor();
  expect(await added.textContent()).toContain('the printer is on fire');
  expect(await added.textContent()).not.toContain('cache miss');
  await page.close();
}, 30_000);

test('on paper every column of a wide table fits, and what is folded is open without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  // The width of A4 without its margins.
  await page.setViewportSize({ width: 700, height: 1000 });
  await page.goto(`${site.address}incidents/as-md/`);
  await page.emulateMedia({ media: 'print' });
  const owner = await page.getByRole('cell', { name: 'payments-platform' }).boundingBox();
  expect(owner && owner.x + owner.width).toBeLessThanOrEqual(700);
  const folded = page.locator('.prose details:not([open]) > :not(summary)').first();
  expect((await folded.boundingBox())?.height).toBeGreaterThan(10);
  await context.close();
}, 30_000);

test('a note looks the same as .md and as .mdx', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const body = async (name: string) => {
    await page.goto(`${site.address}incidents/${name}/`);
    return await page.locator('.prose').evaluate((prose) => {
      /** Elements with their attributes and texts, without the blanks between them. */
      const shape = (node: Node): unknown => {
        if (node instanceof Element) {
          const attributes = [...node.attributes]
            .map(({ name, value }) => `${name}=${value}`)
            .sort();
          return [node.tagName, ...attributes, ...[...node.childNodes].flatMap(shape)];
        }
        const text = node.textContent?.replaceAll(/\s+/g, ' ').trim();
        return node.nodeType === Node.TEXT_NODE && text ? [text] : [];
      };
      return shape(prose);
    });
  };
  expect(await body('as-mdx')).toEqual(await body('as-md'));
  await context.close();
}, 30_000);

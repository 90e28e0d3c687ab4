/** The built site in a real browser. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { SITE_FILES } from '../journal/links/noteAddress.ts';
import { RulesFile } from '../rules/model.ts';
import { bringAxe, violationsOn } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { type BuiltSite, runScript, serveOwnSite } from './build.ts';
import { openPage } from './openPage.ts';

/** Of the notes in `content/`, only those that others there link to are named here. */
const INCIDENT = 'incidents/2019-06-psycopg2-two-libssl/';
const OF_2023 = 'incidents/2023-03-datadog-five-regions/';
/** Of pages that are drawn alike, so many are looked at. */
const ALIKE = 3;
const RULE = 'rules/is-today-the-first-day-after-the-vacation/';
const CHECKLIST = 'checklists/database-migration/';

let site: BuiltSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveOwnSite(inject('sharedFolder')), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** How many notes the journal has. */
const notesIn = (collection: 'incidents' | 'checklists') =>
  site.pages.filter((address) => /^[^/]+\/[^/]+\/$/.test(address) && address.startsWith(collection))
    .length;
/** How many of them a feed holds. */
const inFeed = () => Math.min(20, notesIn('incidents'));

/** The values of an attribute in a built page, in which all attributes are in quotes. */
function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&').replaceAll('&#x26;', '&').replaceAll('&#38;', '&'),
  );
}

/** All pages that people write, and a few of each kind that is drawn alike for every rule, service, tag and year. */
function differentPages(): string[] {
  const alike = /^(?:rules|services|tags|years)\/./;
  return site.pages.filter((address, index, all) => {
    if (!alike.test(address)) return true;
    const kind = address.split('/')[0];
    return index - all.findIndex((other) => other.startsWith(`${kind}/`)) <= ALIKE;
  });
}

const open = (address: string, options?: BrowserContextOptions) =>
  openPage(browser, site.address, address, options);

/** Calls something for each address with a page of its own, two pages at a time. */
async function onEach(
  addresses: readonly string[],
  look: (page: Page, address: string) => Promise<void>,
): Promise<string[]> {
  const waiting = [...addresses];
  const goOn = async () => {
    await using opened = await open('');
    await bringAxe(opened.page);
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      await opened.page.goto(site.address + address);
      await look(opened.page, address);
    }
    return opened.faults;
  };
  return (await Promise.all([goOn(), goOn()])).flat();
}

// 320 is a window of 1280 at four times the size.
const WINDOWS = [
  { width: 320 },
  { width: 390, colorScheme: 'dark' },
  { width: 768 },
  { width: 1280, colorScheme: 'light' },
] as const;

test('no page has an accessibility violation in light or dark, an error, a request that leaves the site, or more width than its window', async () => {
  const found: Record<string, string[]> = {};
  const look = async (page: Page, address: string) => {
    for (const { width, ...theme } of WINDOWS) {
      await page.setViewportSize({ width, height: 800 });
      const here = `${address}, ${width} pixels wide`;
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
        found[here] = ['wider than the window'];
      if (!('colorScheme' in theme)) continue;
      await page.emulateMedia(theme);
      const violations = await violationsOn(page);
      if (violations.length > 0) found[`${here}, ${theme.colorScheme}`] = violations;
    }
    await page.setViewportSize({ width: 390, height: 800 });
    const largeText = await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      return document.documentElement.scrollWidth;
    });
    if (largeText > 390) found[`${address}, text of 200 %`] = [`${largeText} pixels wide`];
  };
  const addresses = [...new Set([...differentPages(), '404.html', RULE])];
  const faults = await onEach(addresses, look);
  expect(found).toEqual({});
  expect(faults).toEqual([]);
}, 300_000);

test('every link leads to a page, and every anchor to an element', () => {
  const ids = new Map<string, Set<string>>();
  const links = new Map<string, string>();
  for (const address of site.pages) {
    const html = readFileSync(path.join(site.folder, address, 'index.html'), 'utf8');
    ids.set(address, new Set(attributes(html, 'id')));
    for (const link of attributes(html, 'href')) {
      links.set(new URL(link, site.address + address).href, address);
    }
  }
  const broken: string[] = [];
  for (const [target, from] of links) {
    const url = new URL(target);
    if (url.origin !== new URL(site.address).origin) continue;
    const address = url.pathname.slice(1);
    const anchor = decodeURIComponent(url.hash.slice(1));
    const known = ids.get(address);
    if (
      known ? anchor !== '' && !known.has(anchor) : !existsSync(path.join(site.folder, address))
    ) {
      broken.push(`${from} → ${target}`);
    }
  }
  expect(links.size).toBeGreaterThan(100);
  expect(broken).toEqual([]);

  const { journal, rules } = RulesFile.parse(
    JSON.parse(readFileSync(path.join(site.folder, 'rules.json'), 'utf8')),
  );
  const sources = rules.flatMap((rule) => rule.sources.map(({ url }) => url));
  const lost = sources.filter((source) => {
    const { pathname, hash } = new URL(source);
    const address = pathname.slice(new URL(journal.url).pathname.length);
    return !ids.get(address)?.has(decodeURIComponent(hash.slice(1)));
  });
  expect(sources.length).toBeGreaterThan(rules.length - 1);
  expect(lost).toEqual([]);
});

test('a note may link each file that the site makes for programs', () => {
  const made = readdirSync(site.folder).filter((name) => /\.(?:json|xml|txt)$/.test(name));
  // A note has no reason to link what the service worker and search engines read.
  const forNotes = made.filter((name) => !/^(?:\.|offline|sitemap)/.test(name));
  expect(forNotes.sort()).toEqual([...SITE_FILES].sort());
});

test('rules.json is what the command exports, byte for byte', async () => {
  const { stdout } = await runScript('belay.ts', ['rules']);
  expect(readFileSync(path.join(site.folder, 'rules.json'), 'utf8')).toBe(stdout);
});

test('the address of every rule leads to the rule: on a page of its own, or in its note', () => {
  const { rules } = RulesFile.parse(
    JSON.parse(readFileSync(path.join(site.folder, 'rules.json'), 'utf8')),
  );
  const lost = rules.filter(({ id }) => {
    const folder = path.join(site.folder, 'rules', id);
    const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
    const [, target] = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(html) ?? [];
    if (target === undefined) return !html.includes(`<code>${id}</code>`);
    const [page = '', anchor = ''] = target.split('#');
    const note = readFileSync(path.join(folder, decodeURI(page), 'index.html'), 'utf8');
    return !attributes(note, 'id').includes(decodeURIComponent(anchor));
  });
  expect(lost.map(({ id }) => id)).toEqual([]);
});

describe('a rule’s own page', () => {
  test.each([
    ['2026-08-24T08:00:00Z', 'hold', 'It holds: the answer is yes.'],
    ['2026-08-25T08:00:00Z', 'go', 'It lets a deploy continue: the answer is no.'],
  ])('says at %s that it would %s', async (now, aspect, words) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(now));
    await page.goto(site.address + RULE);
    await page.getByText(words).waitFor();
    expect(await page.locator('#rule-today').getAttribute('data-aspect')).toBe(aspect);
    expect(await page.locator('.day').count()).toBe(11);
    await page.getByRole('link', { name: 'A wheel brought its own libssl' }).click();
    expect(page.url()).toContain(INCIDENT);
    await context.close();
  });
});

test('rules are narrowed down by what taught them and by project', async () => {
  await using opened = await open('rules/?project=django-shop&stage=after-deploy');
  const { page } = opened;
  const shown = page.locator('.rule-line:visible');
  const asked = await page.locator('.rule-line[data-kind="asked"]').count();
  await expect
    .poll(() => page.locator('.filter-status').textContent())
    .toMatch(new RegExp(`^\\d+ of ${asked} rules$`));
  expect(await shown.locator('.sources').allTextContents()).toSatisfy((all: string[]) =>
    all.every((text) => !/only project (?!django-shop)/.test(text)),
  );
  await page.getByLabel('Learned from').selectOption('sev2');
  expect(await shown.locator('.severity[data-severity="sev2"]').count()).toBe(await shown.count());
});

test('the numbers of rules agree, and each leads to its list', async () => {
  await using opened = await open('', { javaScriptEnabled: false });
  const { page } = opened;
  const active = page.locator('.at-a-glance a[href*="rules/"]');
  const count = Number(await active.textContent());
  await active.click();
  await page.getByText(new RegExp(`^\\s*${count} rules, \\d+ recovery steps, 1 retired`)).waitFor();
  expect(await page.locator('.rule-line[data-kind="asked"]').count()).toBe(count);
});

test('each number of home leads to exactly the rules that it counts', async () => {
  await using opened = await open('');
  const { page } = opened;
  const numbers = page.locator('.beyond-list a, .at-a-glance a[href*="rules/"]');
  const links = await numbers.evaluateAll((all) =>
    all.map((link) => ({
      address: (link as HTMLAnchorElement).href,
      count: Number.parseInt(link.textContent ?? '', 10),
    })),
  );
  expect(links.length).toBe(5);
  for (const { address, count } of links) {
    await page.goto(address);
    await expect.poll(() => page.locator('.rule-line:visible').count()).toBe(count);
  }
});

test('a phone shows which part of a long note is read, and leads to the others', async () => {
  await using opened = await open(`${INCIDENT}#why`, { viewport: { width: 390, height: 700 } });
  const { page } = opened;
  const bar = page.getByRole('button', { name: 'On this page: Why' });
  await bar.click();
  const list = page.locator('#contents');
  await list.getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'On this page: Sources' }).waitFor();
  expect(await list.isVisible()).toBe(false);
});

test('a time with its zone is followed by the reader’s local time', async () => {
  await using opened = await open(OF_2023, {
    timezoneId: 'Europe/Istanbul',
  });
  await opened.page.getByText('06:03 UTC (09:03 where you are)').waitFor();
});

test('the feed has the full text of the latest incidents, with absolute links', async () => {
  const feed = readFileSync(path.join(site.folder, 'feed.xml'), 'utf8');
  const items = feed.split('<item>').slice(1);
  expect(items.length).toBe(inFeed());
  for (const item of items) {
    expect(item).toMatch(/<content:encoded>[^<]{200,}/);
    expect(item).not.toMatch(/(?:href|src)=&quot;(?!https?:)/);
  }
  // An .mdx note is whole as well, its timeline included.
  expect(items.find((item) => item.includes(`/${OF_2023}</link>`))).toMatch(
    /<content:encoded>[^<]{1000,}Outage begins; internal monitoring alerts/,
  );
});

test('an incident begins with its recovery steps, which can be ticked', async () => {
  await using opened = await open(INCIDENT, { viewport: { width: 390, height: 800 } });
  const { page } = opened;
  const steps = page.getByRole('region', { name: 'Recovery steps' });
  const first = steps.getByRole('checkbox').first();
  const seen = await first.evaluate((box) => box.getBoundingClientRect().bottom < innerHeight);
  expect(seen).toBe(true);
  await first.check();
  await steps.getByText('1 of 2 done').waitFor();
  await page.reload();
  expect(await first.isChecked()).toBe(true);
  await page.getByText('Noticed 10:45, after 25 min').waitFor();
  // The steps are there once, and links to them still lead there.
  expect(await page.getByText('Keep the worker log before restarting anything').count()).toBe(1);
  expect(await page.locator('#recovery').count()).toBe(1);
});

test('a rule says in the text which answer it wants, who gives it, and which other notes teach it', async () => {
  await using opened = await open(INCIDENT, { javaScriptEnabled: false });
  const { page } = opened;
  const rule = page.locator('#rule-is-there-any-problem-with-the-unit-tests');
  await rule.getByText('go if no').click();
  await rule.getByText('The gate runs the command').waitFor();
  await rule.getByRole('link', { name: 'Release' }).first().waitFor();
});

test('an incident names its relatives, and why', async () => {
  await using opened = await open(INCIDENT);
  const { page } = opened;
  const related = page.getByRole('region', { name: 'Related incidents' });
  const first = related.getByRole('listitem').first();
  expect(await first.textContent()).toContain('Prebuilt psycopg2 wheels');
  expect(await first.textContent()).toContain('log lines with libssl, SIGSEGV');
});

test('a log is copied as it was, wrapped or not', async () => {
  await using opened = await open(INCIDENT, {
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: { width: 390, height: 800 },
  });
  const { page } = opened;
  const fence = page.locator('.fence').first();
  await fence.getByRole('button', { name: 'Copy' }).click();
  await fence.getByRole('button', { name: 'Copied' }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const lines = text.split('\n');
  expect(lines[0]).toBe('DAMN ! worker 1 (pid: 21874) died :( trying respawn ...');
  expect(lines.length).toBe(16);
  const height = () => fence.evaluate(({ clientHeight }) => clientHeight);
  const wrapped = await height();
  await fence.getByRole('button', { name: 'Wrap' }).click();
  await expect.poll(height).toBeLessThan(wrapped);
});

test('the boxes of a checklist are kept for each deploy, counted, copied and cleared', async () => {
  await using opened = await open(CHECKLIST, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page, faults } = opened;
  const first = page.getByRole('checkbox', { name: 'Take a snapshot of the database' });
  const count = page.locator('#progress-count');
  const deploy = page.getByLabel('For the deploy');
  await deploy.fill('v1.4.0');
  await deploy.press('Enter');
  await first.check();
  await page.getByRole('checkbox', { name: 'Is the way back written down? Yes.' }).press('Space');
  await expect.poll(() => count.textContent()).toBe('2 of 10 done');
  await page.getByRole('checkbox', { name: 'Stop the application' }).check();
  await expect.poll(() => count.textContent()).toBe('2 of 10 done, recovery 1 of 5');
  await page.reload();
  expect(await first.isChecked()).toBe(true);
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(3);

  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(
    '# Database migration: v1.4.0\n\n## Before deploy\n\n**The copy**\n\n- [x] Take a',
  );
  expect(copied).toContain('- [ ] Run the migration on the copy');

  await page.getByRole('button', { name: 'Copy as belay answer' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(
      /^belay answer take-a-snapshot\S*=done is-the-way-back-written-down=yes --environment migration$/,
    );

  await deploy.fill('v1.5.0');
  await deploy.press('Enter');
  await expect.poll(() => count.textContent()).toBe('0 of 10 done');
  await deploy.fill('v1.4.0');
  await deploy.press('Enter');
  await page.getByRole('button', { name: 'Clear all boxes' }).click();
  await page.reload();
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
  expect(faults).toEqual([]);
});

test('on a wide screen a checklist has room for its text, and each box comes before its rule', async () => {
  await using opened = await open(CHECKLIST, { viewport: { width: 1280, height: 800 } });
  const { page } = opened;
  await page.getByText('0 of 10 done').waitFor();
  expect(
    await page.locator('.checklist').evaluate(({ clientWidth }) => clientWidth),
  ).toBeGreaterThan(500);
  const late = await page
    .locator('.checklist li.rule:not([data-status="retired"])')
    .evaluateAll((rules) =>
      rules
        .map((rule) => [
          rule.textContent?.trim().slice(0, 30),
          rule.querySelector('.box-label')?.textContent?.trim().slice(0, 30),
        ])
        .filter(([rule, label]) => rule !== label),
    );
  expect(late).toEqual([]);
});

test('the help of a step is folded on the screen, and open on paper', async () => {
  await using opened = await open(CHECKLIST);
  const { page } = opened;
  const help = page.getByText('A backup counts once it has been restored.');
  expect(await help.isVisible()).toBe(false);
  await page.getByText('How', { exact: true }).first().press('Enter');
  expect(await help.isVisible()).toBe(true);
  const other = page.getByText('It is the only witness.');
  expect(await other.isVisible()).toBe(false);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  expect(await other.isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
});

describe('search', () => {
  test('is reached by keyboard, finds a library as it is written, and lands on the section', async () => {
    await using opened = await open('rules/');
    const { page, faults } = opened;
    await page.keyboard.press('/');
    await page.keyboard.type('libssl.so.1.1');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await dialog.getByRole('link', { name: 'A wheel brought its own libssl' }).waitFor();
    await dialog.getByRole('link', { name: 'In the log' }).first().waitFor();
    // The page, its recovery steps, and then its sections: down to the one that is wanted.
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLAnchorElement | null)?.hash);
    for (let step = 0; step < 8 && (await focused()) !== '#in-the-log'; step += 1) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${INCIDENT}#in-the-log`);
    expect(faults).toEqual([]);
  });

  test('opens on Ctrl-K, closes on Escape, and gives the focus back', async () => {
    await using opened = await open('rules/');
    const { page } = opened;
    await page.getByRole('link', { name: 'Checklists' }).first().focus();
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(
      'Checklists',
    );
  });

  test('says so where its script cannot be loaded, and keeps what was typed', async () => {
    await using opened = await open(INCIDENT);
    const { page } = opened;
    await page.route('**/_astro/searchBox*', (route) => route.abort());
    await page.keyboard.press('/');
    await page.keyboard.type('libssl');
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('libssl');
  });

  test.each([
    ['SSL_CTX_ctrl', INCIDENT],
    ['psycopg2/.libs', INCIDENT],
    ['libssl-0b4c77aa', 'incidents/2017-03-psycopg2-wheels-bundle-openssl/'],
    ['foreign routing policy', OF_2023],
  ])('its page finds %s from a link', async (query, address) => {
    await using opened = await open(`search/?q=${encodeURIComponent(query)}`);
    const { page } = opened;
    await page.locator(`.search-results a[href*="${address}"]`).first().waitFor();
  });

  test('searches the words of an address that does not exist', async () => {
    await using opened = await open('incidents/psycopg2-libssl-wheel/');
    const { page } = opened;
    await page.getByText('There is no such page').waitFor();
    await page.locator(`.search-results a[href*="${INCIDENT}"]`).first().waitFor();
  });

  test('begins from the home page, where something is down', async () => {
    await using opened = await open('');
    const { page } = opened;
    const down = page.getByRole('region', { name: 'Is something down?' });
    await down.getByRole('textbox').fill('libssl.so.1.1');
    await down.locator(`.search-results a[href*="${INCIDENT}"]`).first().waitFor();
  });

  test('a log pasted on home is matched, and its recovery steps are one tap away', async () => {
    await using opened = await open('', {
      viewport: { width: 390, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page, faults } = opened;
    const log = [
      'DAMN ! worker 2 (pid: 4711) died :( trying respawn ...',
      'Respawned uWSGI worker 2 (new pid: 4822)',
      '!!! uWSGI process 4822 got Segmentation Fault !!!',
    ].join('\n');
    await page.evaluate((text) => navigator.clipboard.writeText(text), log);
    await page.getByRole('region', { name: 'Is something down?' }).getByRole('textbox').focus();
    await page.keyboard.press('Control+v');
    const steps = page
      .locator('.match-result')
      .first()
      .getByRole('link', { name: 'Recovery steps' });
    await steps.waitFor();
    await expect
      .poll(() => steps.evaluate((link) => link.getBoundingClientRect().bottom < innerHeight))
      .toBe(true);
    await steps.click();
    await page.waitForURL(`**/${INCIDENT}#rule-*`);
    expect(faults).toEqual([]);
  });

  test('one line of a log is matched where its words are not found', async () => {
    const line = '!!! uWSGI process 99999 got Segmentation Fault !!!';
    await using opened = await open(`search/?q=${encodeURIComponent(line)}`);
    const { page } = opened;
    await page.locator('.match-result').getByRole('link', { name: 'A wheel' }).waitFor();
  });

  test('a match that fails says so, and can be tried again', async () => {
    await using opened = await open('search/');
    const { page } = opened;
    await page.route('**/symptoms.json', (route) => route.abort());
    const field = page.getByRole('textbox', { name: 'Search incidents' });
    await field.fill('one line\n!!! uWSGI process 1 got Segmentation Fault !!!');
    await page.getByText('The incident index could not be loaded.').waitFor();
    await page.unroute('**/symptoms.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.search-results li').first().waitFor();
  });

  test('is narrowed down by severity, service, year and kind, and the address says how', async () => {
    await using opened = await open('search/?q=upgrade');
    const { page, faults } = opened;
    const results = page.locator('.search-results > li');
    const titles = () => results.locator('.search-title').allTextContents();
    await results.first().waitFor();
    await page.getByLabel('Kind').selectOption('incident');
    await page.getByLabel('Service').selectOption('uwsgi');
    await page.getByLabel('Year').selectOption('2019');
    const left = [expect.stringContaining('A wheel brought its own libssl')];
    await expect.poll(titles).toEqual(left);
    await page.getByLabel('Severity').selectOption('sev2');
    await expect.poll(titles).toEqual(left);
    await page.reload();
    await expect.poll(titles).toEqual(left);
    await page.getByLabel('Severity').selectOption('sev4');
    await page.getByText('Without the filters there are').waitFor();
    // Without any word, all that the filters leave.
    await page.getByRole('textbox', { name: 'Search incidents' }).fill('');
    await page.getByLabel('Severity').selectOption('sev2');
    await expect.poll(titles).toEqual(left);
    await page.getByLabel('Kind').selectOption('rule');
    await page.getByText('No results.').waitFor();
    expect(faults).toEqual([]);
  });

  test('shows more when asked', async () => {
    await using opened = await open('search/?kind=rule');
    const { page } = opened;
    await page.getByText(/Top 12 of \d+ results/).waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => page.locator('.search-results > li').count()).toBe(24);
  });

  test('says so if nothing is found', async () => {
    await using opened = await open('search/?q=qqxzzvw');
    const { page } = opened;
    await page.getByText('Nothing was found for “qqxzzvw”.').waitFor();
  });

  test('says so when its index cannot be reached', async () => {
    await using opened = await open('search/');
    const { page } = opened;
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.reload();
    await page.getByRole('textbox', { name: 'Search incidents' }).fill('libssl');
    await page.getByText('The search index cannot be reached.').waitFor();
    await page.unroute('**/pagefind/**');
    await page.getByRole('textbox', { name: 'Search incidents' }).pressSequentially('.so');
    await page.locator(`.search-results a[href*="${INCIDENT}"]`).first().waitFor();
  });
});

describe('may I deploy today?', () => {
  test.each([
    ['a Tuesday', '2026-11-24T08:00:00Z', 'The calendar says go', 'None of the 2 calendar rules'],
    ['a Friday', '2026-11-27T08:00:00Z', 'Hold', 'Is today the last working day of the week?'],
    ['the first day back', '2026-08-24T08:00:00Z', 'Hold', 'So, don’t touch it.'.replace('’', "'")],
    [
      'a day that the calendar does not know',
      '2031-01-06T08:00:00Z',
      'Hold: the calendar',
      '2028-12-31',
    ],
    ['a Saturday', '2026-11-28T08:00:00Z', 'Day off', 'Weekend. Nobody is at work'],
    ['a holiday', '2026-10-29T08:00:00Z', 'Day off', 'Republic Day. Nobody is at work'],
    ['a day of the vacation', '2026-08-12T08:00:00Z', 'Day off', 'Next go: Tuesday 25 August'],
    // Friday has begun in Istanbul, and not yet in UTC.
    [
      'the journal’s own Friday',
      '2026-11-26T22:30:00Z',
      'Hold',
      '01:30 in Europe/Istanbul. Thursday 26 November, 14:30 where you are.',
    ],
  ])('on %s', async (_, now, verdict, reason) => {
    const context = await browser.newContext({ timezoneId: 'America/Los_Angeles' });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(now));
    await page.goto(site.address);
    expect(await page.locator('.today-verdict').textContent()).toContain(verdict);
    expect(await page.locator('#today').textContent()).toContain(reason);
    expect(await page.locator('.day').count()).toBe(11);
    await context.close();
  });

  test('why another day holds can be read by touch and keys', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2026-11-24T08:00:00Z'));
    await page.goto(site.address);
    const friday = page.getByRole('button', { name: /Fri.*hold/s });
    await friday.first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#day-why').textContent()).toContain(
      'Is today the last working day of the week?',
    );
    await friday.first().click();
    expect(await page.locator('#day-why').isHidden()).toBe(true);
    await context.close();
  });

  test('a hold links the incident that taught the rule', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date('2026-08-24T08:00:00Z'));
    await page.goto(site.address);
    await page
      .locator('#today')
      .getByRole('link', { name: 'A wheel brought its own libssl' })
      .click();
    expect(page.url()).toBe(
      `${site.address}${INCIDENT}#rule-is-today-the-first-day-after-the-vacation`,
    );
    await context.close();
  });
});

test('incidents are narrowed down by severity, service and year, and the address says how', async () => {
  await using opened = await open('incidents/');
  const { page } = opened;
  await page.getByRole('combobox', { name: 'Severity' }).selectOption('sev2');
  await page.getByLabel('Year').selectOption('2019');
  await page.getByLabel('Service').selectOption('uwsgi');
  expect(await page.locator('.entry:visible').count()).toBe(1);
  expect(await page.locator('.entry:visible').textContent()).toContain(
    'A wheel brought its own libssl',
  );
  await page.reload();
  expect(await page.locator('.entry:visible').count()).toBe(1);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => page.locator('.entry:visible').count()).toBe(notesIn('incidents'));
  expect(new URL(page.url()).search).toBe('');
});

test('the theme is kept, and is there before the first paint', async () => {
  await using opened = await open('', { colorScheme: 'light' });
  const { page } = opened;
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  const button = page.getByRole('button', { name: 'Theme' });
  await button.click();
  await button.click();
  await expect.poll(() => button.textContent()).toBe('Theme: dark');
  await page.goto(`${site.address}rules/`, { waitUntil: 'commit' });
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await page.waitForLoadState();
  expect(await background()).not.toBe(light);
});

test('without JavaScript everything but search can be read', async () => {
  await using opened = await open('', { javaScriptEnabled: false });
  const { page, faults } = opened;
  await page.getByText('Is today the last working day of the week?').first().waitFor();
  await page.goto(`${site.address}search/`);
  await page.getByText('needs JavaScript').waitFor();
  await page.getByRole('link', { name: 'A wheel brought its own libssl' }).waitFor();
  await page.goto(`${site.address}incidents/`);
  expect(await page.locator('.entry:visible').count()).toBe(notesIn('incidents'));
  expect(await page.locator('.filters').isVisible()).toBe(false);
  await page.goto(site.address + CHECKLIST);
  await page.getByText('Take a snapshot of the database').waitFor();
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  expect(faults).toEqual([]);
});

test.each(['', INCIDENT, CHECKLIST, RULE, 'rules/', 'search/', 'match/'])(
  'by keyboard, every stop on /%s can be seen, and the way leads through the whole page',
  async (address) => {
    await using opened = await open(address);
    const { page } = opened;
    const stops: string[] = [];
    const faint: string[] = [];
    for (let step = 0; step < 400; step += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const here = document.activeElement;
        if (!here || here === document.body) return undefined;
        const { top, bottom, width } = here.getBoundingClientRect();
        const { outlineStyle, outlineWidth } = getComputedStyle(here);
        return {
          name: `${here.tagName} ${here.id || here.textContent?.trim().slice(0, 40)}`,
          seen: width > 0 && bottom > 0 && top < innerHeight,
          marked: outlineStyle !== 'none' && outlineWidth !== '0px',
        };
      });
      if (!stop) break;
      stops.push(stop.name);
      if (!stop.seen || !stop.marked) faint.push(stop.name);
    }
    expect(faint).toEqual([]);
    expect(stops[0]).toBe('A Skip to the content');
    expect(stops.at(-1)).toBe('A feed of incidents');
  },
  60_000,
);

test('programs find each note as Markdown, and a list of all', () => {
  const file = (name: string) => readFileSync(path.join(site.folder, name), 'utf8');
  expect(file(`${INCIDENT.slice(0, -1)}.md`)).toContain('## In the log');
  const listed = [...file('llms.txt').matchAll(/\]\((https:[^)]+\.md)\)/g)].map(
    ([, url = '']) => url,
  );
  expect(listed.length).toBe(notesIn('incidents') + notesIn('checklists'));
  for (const url of listed) file(new URL(url).pathname);
  const feed = JSON.parse(file('feed.json'));
  expect(feed.items.length).toBe(inFeed());
  expect(feed.items[0].content_html).not.toMatch(/(?:href|src)="(?!https?:)/);
});

test('the pages open without a network once they have been kept', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.address);
  const kept = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.active?.state;
    });
  await expect.poll(kept).toBe('activated');
  await context.setOffline(true);
  await page.goto(site.address + INCIDENT);
  await page.getByRole('region', { name: 'Recovery steps' }).waitFor();
  await context.close();
}, 90_000);

test.each([
  [INCIDENT, 'preview/incidents/2019-06-psycopg2-two-libssl.png'],
  [RULE, `preview/${RULE.slice(0, -1)}.png`],
  ['services/kubernetes/', 'preview/page.png'],
])('a link to %s has a picture, with its title if it is a note or a rule', (page, picture) => {
  const html = readFileSync(path.join(site.folder, page, 'index.html'), 'utf8');
  const [, address = ''] = /property="og:image" content="([^"]+)"/.exec(html) ?? [];
  expect(address).toBe(`https://journal.example/${picture}`);
  const png = readFileSync(path.join(site.folder, new URL(address).pathname));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

test('by keyboard, the first stop skips to the content', async () => {
  await using opened = await open(INCIDENT);
  const { page } = opened;
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
});

test('an incident page is small: at most 14.55 kB, 1.8 kB of scripts, 3 requests, and a typeface', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { gzipSync } = await import('node:zlib');
  const bodies: Promise<[type: string, size: number]>[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    bodies.push(response.body().then((body) => [type, gzipSync(body).length]));
  });
  await page.goto(site.address + INCIDENT, { waitUntil: 'networkidle' });
  const loaded = await Promise.all(bodies);
  const total = (wanted: (type: string) => boolean) =>
    loaded.reduce((sum, [type, size]) => sum + (wanted(type) ? size : 0), 0);
  const [faces, rest] = [
    loaded.filter(([type]) => type === 'font'),
    loaded.filter(([type]) => type !== 'font'),
  ];
  expect(rest.length).toBeLessThanOrEqual(3);
  expect(faces.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(25_000);
  expect(total((type) => type === 'script')).toBeLessThanOrEqual(1_800);
  expect(total((type) => type !== 'font')).toBeLessThanOrEqual(14_550);
  await context.close();
});

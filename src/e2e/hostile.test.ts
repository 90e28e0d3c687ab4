/** Notes that mean harm, and folders that were never meant for Belay: built, and opened in a real browser. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RESERVED_IDS } from '../journal/markdown/reservedIds.ts';
import {
  incident,
  JOURNAL_YAML,
  type TemporaryJournal,
  temporaryJournal,
} from '../journal/testing/temporaryJournal.ts';
import { launchBrowser } from './browser.ts';
import { runScript } from './build.ts';
import { serveAsFileHost } from './dumbServer.ts';
import { type OpenedPage, openPage } from './openPage.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0 0h9v9z"/></svg>';

/** Whatever of this runs, sets `pwned`; whatever of it loads, asks another host. */
const HOSTILE = `
<script>pwned = 1</script>
<script src="https://evil.example/x.js"></script>
<img src="https://evil.example/x.png" onerror="pwned = 1"><svg onload="pwned = 1"><script>pwned = 1</script></svg>
<iframe srcdoc="<script>parent.pwned = 1</script>"></iframe><iframe src="https://evil.example/"></iframe>
<object data="https://evil.example/"></object><embed src="https://evil.example/">
<style>body { display: none } @import url(https://evil.example/x.css);</style>
<link rel="stylesheet" href="https://evil.example/x.css">
<meta http-equiv="refresh" content="0; url=https://evil.example/"><base href="https://evil.example/">
<form action="https://evil.example/"><input name="getElementById"><button>Go</button></form>
<math><mi xlink:href="javascript:pwned=1">x</mi></math>
<details ontoggle="pwned = 1" open><summary>More</summary>Hidden</details>
<p style="position:fixed;inset:0">Over all</p>
<a id="content" name="body">One</a> <b id="theme-toggle">Two</b> <b id="search-dialog">Three</b>
<b id="rule-forged">Four</b> <i id="twice"></i><i id="twice"></i>

[script](javascript:pwned=1) [tab](java&#9;script:pwned=1) [data](data:text/html,<script>pwned=1</script>)
[vb](vbscript:x) <javascript:pwned=1> ![data](data:image/svg+xml,<svg/onload=pwned=1>)
![remote](https://evil.example/y.png)

<a href="javascript:pwned=1">link</a> <a href=" &#1;javascript:pwned=1">odd</a>

## Content
## Search dialog
## <img src=https://evil.example/z onerror=pwned=1> heading

\`\`\`log title="<script>pwned=1</script>"
12:00:00 <script>pwned = 1</script> <img src=https://evil.example/z onerror=pwned=1> [x](javascript:pwned=1)
\`\`\`

\`\`\`html {1} /"><script>pwned=1</script>/
<script>pwned = 1</script>
\`\`\`

\`\`\`"><script>pwned=1</script>
x
\`\`\`

## Before deploy

- Is <script>pwned = 1</script> <img src=https://evil.example/z onerror=pwned=1> off? Yes (so <script>pwned = 1</script>).

  <script>pwned = 1</script> [help](javascript:pwned=1)
`;

let browser: Browser;
let journal: TemporaryJournal;
let folder: string;
let host: Awaited<ReturnType<typeof serveAsFileHost>>;

/** Opens a page, and waits until it asks for nothing more. */
async function open(address: string): Promise<OpenedPage> {
  const opened = await openPage(browser, host.address, address);
  await opened.page.waitForLoadState('networkidle');
  return opened;
}

async function build(files: Record<string, string | Uint8Array>, args: string[] = []) {
  journal = await temporaryJournal(files);
  folder = mkdtempSync(path.join(tmpdir(), 'belay-hostile-'));
  return runScript('belay.ts', [
    'build',
    '--content',
    journal.contentDir,
    '--out',
    folder,
    ...args,
  ]);
}

async function tearDown(): Promise<void> {
  await host?.close();
  await journal?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
}

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe('a hostile note, under a base path, on a host that only hands out files', () => {
  beforeAll(async () => {
    const fields = {
      title: '"<script>pwned = 1</script> title"',
      summary: '"<img src=https://evil.example/z onerror=pwned=1> summary"',
      services: '["<script>pwned=1</script>"]',
    };
    const { code, stderr } = await build({
      'journal.yaml': JOURNAL_YAML.replace('journal.example/', 'journal.example/journal/'),
      'incidents/hostile.md': incident(HOSTILE, fields),
      'incidents/plain.md': incident('[Hostile](hostile.md#twice)\n\n![A dot](dot.png)\n'),
      'incidents/dot.png': PIXEL,
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    host = await serveAsFileHost(folder, '/journal/');
  });
  afterAll(tearDown);

  test.each(['', 'incidents/', 'incidents/hostile/', 'rules/', 'search/?q=pwned', 'checklists/'])(
    'nothing of it runs or leaves on “%s”',
    async (address) => {
      await using opened = await open(address);
      const { page, faults } = opened;
      for (const link of await page.locator('.prose a:visible').all()) {
        const href = (await link.getAttribute('href')) ?? '';
        expect(href).not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
      }
      expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
      // The policy would have stopped much of it, and said so: nothing even came so far.
      expect(faults).toEqual([]);
    },
    30_000,
  );

  test('the page still works: its own ids, its skip link, its theme, no id twice', async () => {
    await using opened = await open('incidents/hostile/');
    const { page } = opened;
    const twice = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    });
    expect(twice).toEqual([]);
    const own = await page
      .locator('[id]:not(.prose *)')
      .evaluateAll((all) => all.map(({ id }) => id));
    // A note cannot have an id that the page around it has.
    expect(own.filter((id) => !RESERVED_IDS.has(id))).toEqual([]);
    expect(await page.evaluate(() => typeof document.getElementById)).toBe('function');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    await page.getByRole('button', { name: 'Theme' }).click();
    expect(await page.getByText('Over all').isVisible()).toBe(true);
    expect(await page.locator('.prose [style]').count()).toBe(0);
  }, 30_000);

  test('pictures and links hold under the base path, and search leads there', async () => {
    await using opened = await open('incidents/plain/');
    const { page, faults } = opened;
    const picture = page.getByAltText('A dot');
    expect(
      await picture.evaluate(async (image: HTMLImageElement) => {
        image.loading = 'eager';
        await image.decode();
        return [image.naturalWidth, image.getAttribute('width'), image.getAttribute('height')];
      }),
    ).toEqual([1, '1', '1']);
    await page.getByRole('link', { name: 'Hostile', exact: true }).click();
    await page.waitForURL('**/journal/incidents/hostile/#twice');
    await page.goto(`${host.address}search/?q=Hidden`);
    await page.locator('.search-results a').first().click();
    await page.waitForURL('**/journal/incidents/hostile/**');
    expect(faults).toEqual([]);
  }, 30_000);
});

describe('a folder of somebody else’s Markdown', () => {
  const files = {
    'README.md':
      '<h1 align="center">Team <em>runbooks</em></h1>\n\nStart with [mail](alerts/mail) or the [disk](alerts/Disk%20Full.md#fix).\n\n<a href="alerts/mail/README.md"><img src="alerts/mail/rack.png" width="40"></a>\n\n![Map](map.svg) ![Bad](bad.svg) [gone](gone.md) [nowhere](#nowhere) [page](tool.html)\n',
    'alerts/mail/README.md':
      '---\nlayout: page\ntags: [a\n---\n# Mail\n\nThe queue. [Up](../../README.md)\n',
    'alerts/mail/rack.png': PIXEL,
    'alerts/Disk Full.md':
      '+++\ntitle = "Disk"\n+++\n\n## Fix\n\nDelete.\n\n## Rollback\n\n- Is it? Sure.\n',
    'alerts/old.md': Buffer.from('# Caf\xe9 \x96 closed\n\nNa\xefve.\n', 'latin1'),
    'alerts/wide.md': Buffer.from('\ufeff# Wide\n\nUTF-16.\n', 'utf16le'),
    'alerts/widget.mdx':
      'import fs from "node:fs"\n\n# Widget\n\n{fs.writeFileSync("pwned", "")} <Thing />\n',
    'incidents/2020.md': '# A year\n\nNo front matter here.\n',
    'v1.2.md': '# Version\n\nText.\n',
    'map.svg': SVG,
    'bad.svg': SVG.replace('<path', '<script>1</script><path'),
    'tool.html': '<script>1</script>',
  };
  const foreign = { ...files, 'journal.yaml': '' };
  let stderr = '';

  beforeAll(async () => {
    journal = await temporaryJournal(foreign);
    rmSync(path.join(journal.contentDir, 'journal.yaml'));
    folder = mkdtempSync(path.join(tmpdir(), 'belay-foreign-'));
    const built = await runScript('belay.ts', [
      'build',
      '--content',
      journal.contentDir,
      '--out',
      folder,
    ]);
    stderr = built.stderr + built.stdout;
    expect(built.code, stderr).toBe(0);
    host = await serveAsFileHost(folder, '/');
  });
  afterAll(tearDown);

  test('each file is a page, found from the first one', async () => {
    await using opened = await open('');
    const { page, faults } = opened;
    const names = await page.locator('.entry-title a').allTextContents();
    expect(names.map((name) => name.trim()).sort()).toEqual([
      'A year',
      'Café – closed',
      'Disk',
      'Mail',
      'Team runbooks',
      'Version',
      'Wide',
      'Widget',
    ]);
    await page.getByRole('link', { name: 'Team runbooks' }).click();
    const pictures = await page
      .locator('.prose img')
      .evaluateAll((all) =>
        all.map((image) => [image.getAttribute('alt'), image.getAttribute('width')]),
      );
    expect(pictures).toContainEqual(['Map', '30']);
    await page.getByRole('link', { name: 'mail', exact: true }).click();
    await page.getByText('The queue.').waitFor();
    await page.getByRole('link', { name: 'Up' }).click();
    await page.getByRole('link', { name: 'disk', exact: true }).click();
    await page.waitForURL('**/notes/alerts/disk-full/#fix');
    for (const address of ['notes/alerts/old/', 'incidents/2020/', 'notes/v1.2/']) {
      await page.goto(host.address + address);
      expect(await page.locator('.prose').textContent()).not.toContain('�');
    }
    // The file that is no picture any more is missed; nothing else is.
    expect(faults.filter((fault) => !/404/.test(fault))).toEqual([]);
  });

  test.each([
    ['README.md:7:', 'link-broken', 'there is no note gone.md'],
    ['README.md:7:', 'link-broken', 'README.md has no heading or rule "nowhere"'],
    ['README.md:7:', 'link-broken', 'a file of this kind is not published: tool.html'],
    ['README.md:7:', 'file-unsafe', 'bad.svg'],
    ['alerts/old.md:1:6', 'file-not-utf8', 'this is not UTF-8 text'],
    ['alerts/Disk Full.md:11:3', 'answer-unknown', '"Sure." is not an answer'],
    ['alerts/widget.mdx:1:1', 'mdx-not-run', 'MDX can run code'],
  ])('the build says of %s %s: %s', (place, rule, message) => {
    const line = stderr.split('\n').find((text) => text.includes(message)) ?? '';
    expect(line).toContain(`content/${place}`);
    expect(line).toContain(`(${rule})`);
  });

  test('no deploy can take rules from it, and nothing unsafe is published', () => {
    for (const name of ['rules.json', 'files/tool.html', 'files/bad.svg']) {
      expect(() => readFileSync(path.join(folder, name))).toThrow('ENOENT');
    }
    expect(readFileSync(path.join(folder, 'files/map.svg'), 'utf8')).toBe(SVG);
  });

  test('with --strict the same is a failure, and says all of it', async () => {
    const args = [
      'build',
      '--content',
      journal.contentDir,
      '--out',
      `${folder}-strict`,
      '--strict',
    ];
    const built = await runScript('belay.ts', args);
    expect(built.code).toBe(1);
    for (const rule of ['file-not-utf8', 'link-broken', 'mdx-not-run', 'answer-unknown']) {
      expect(built.stderr).toContain(`(${rule})`);
    }
    expect(() => readFileSync(path.join(`${folder}-strict`, 'index.html'))).toThrow('ENOENT');
  });
});

/** A build that reuses what earlier builds left gives the same site as one that does not. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFiles } from '../site/server/serveFiles.ts';
import { launchBrowser } from './browser.ts';
import { runScript } from './build.ts';
import { openPage } from './openPage.ts';

/** With a base path, and in a language that the site has no words in. */
const JOURNAL =
  'title: Warm\nurl: https://warm.example/notes/\ntimeZone: Europe/Istanbul\ncountry: TR\nlanguage: fr\n';

/** More rules than a page of a list has. */
const STEPS = Array.from({ length: 250 }, (_, index) => `- [ ] Look at host ${index + 1}\n`);
const CHECKLIST = `---\ntitle: Release\nsummary: By hand.\n---\n\n${STEPS.join('')}`;

function incident(day: number, more = ''): string {
  return `---\ntitle: Incident of day ${day}\ndate: 2020-01-0${day}\nseverity: sev${(day % 4) + 1}\nservices: [shop, mail]\ntags: [disk]\nsummary: It was day ${day}.\n---\n\n## What happened\n\nThe disk was full.\n\n## Before deploy\n\n- Is disk ${day} empty? Yes.\n- Is the backup done? Yes.\n${more}`;
}

/** One run, that asked a rule of one note. */
const HISTORY = JSON.stringify({
  version: 1,
  runs: [
    {
      at: '2026-01-05T10:00:00.000Z',
      project: 'shop',
      stage: 'before-deploy',
      decision: 'go',
      rules: [{ id: 'is-disk-4-empty', verdict: 'pass', answer: 'yes' }],
    },
  ],
});

const MODULE = 'day-7.mdx';
const TIMELINE = `
import { Timeline as Course } from 'belay/components';

export const began = '2020-01-07T08:00Z';

It ended {40 + 2} minutes later.

<Course events={[{ at: began, text: 'It began.' }]} />
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'belay-warm-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => path.join(folder, ...names);

/** A module that is loaded before the command. With it, a build that starts Vite fails. */
const NO_VITE = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(name, context, next) {
      if (/^vite(\\/|$)/.test(name)) throw new Error('Vite was loaded.');
      return next(name, context);
    },
  });`;
const WITHOUT_VITE = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(NO_VITE)}`,
};

async function build(
  content: string,
  out: string,
  env: Record<string, string> = {},
): Promise<void> {
  const args = ['build', '--content', at(content), '--out', at(out)];
  const { code, stderr } = await runScript('belay.ts', args, env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}

/** All files of a built site, with what they hold. */
function filesOf(out: string): Map<string, string> {
  const names = readdirSync(at(out), { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => statSync(at(out, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(at(out, name), 'latin1')]),
  );
}

test('a build after settings and notes have changed is, byte for byte, what Astro makes of the journal without the builds before', async () => {
  const note = (name: string) => at('content', 'incidents', name);
  mkdirSync(at('content', 'incidents'), { recursive: true });
  mkdirSync(at('content', 'checklists'));
  writeFileSync(at('content', 'checklists', 'release.md'), CHECKLIST);
  for (const day of [1, 2, 3, 4, 5]) {
    writeFileSync(note(`day-${day}.md`), incident(day));
  }
  writeFileSync(at('content', 'journal.yaml'), JOURNAL);
  await build('content', 'warm');
  const first = filesOf('warm');
  writeFileSync(at('content', 'journal.yaml'), `${JOURNAL}source: https://example.org/notes/\n`);
  await build('content', 'warm');

  // A note of each fate: changed, renamed, removed, new, and one whose rule is no longer taught by it alone.
  const link = '[The log](day.log)\n';
  writeFileSync(
    note('day-1.md'),
    incident(1, `- Is disk 5 empty? Yes.\n\n${link}\n## Follow-ups\n\n- [ ] Buy a disk\n`),
  );
  writeFileSync(note('day.log'), 'full\n');
  renameSync(note('day-2.md'), note('second-day.md'));
  rmSync(note('day-3.md'));
  writeFileSync(
    note('day-6.md'),
    incident(
      6,
      '- Is today the last working day of the week? No. `calendar last-working-day-of-week`\n',
    ),
  );
  writeFileSync(at('content', 'history.json'), HISTORY);
  writeFileSync(at('content', 'theme.css'), ':root { --color-link: #123456; }\n');
  writeFileSync(note(MODULE), incident(7, TIMELINE));
  // The code that an earlier build has bundled renders all pages, also that of an `.mdx` note.
  await build('content', 'warm', WITHOUT_VITE);
  const unchanged = statSync(at('warm', 'incidents', 'day-5', 'index.html')).ino;
  await build('content', 'warm');
  expect(statSync(at('warm', 'incidents', 'day-5', 'index.html')).ino).toBe(unchanged);

  // An import of any other module makes Astro bundle and render the whole site.
  cpSync(at('content'), at('elsewhere', 'content'), { recursive: true });
  const elsewhere = at('elsewhere', 'content', 'incidents');
  writeFileSync(path.join(elsewhere, 'nothing.js'), '');
  writeFileSync(path.join(elsewhere, MODULE), incident(7, `\nimport './nothing.js';${TIMELINE}`));
  await build(path.join('elsewhere', 'content'), 'cold');
  const [warm, cold] = [filesOf('warm'), filesOf('cold')];
  // The note's own text, and the digests of all files.
  for (const made of [warm, cold]) {
    made.delete(path.join('incidents', 'day-7.md'));
    made.delete('.belay-build.json');
  }
  expect([...warm.keys()]).toEqual([...cold.keys()]);
  expect([...warm].filter(([name, text]) => cold.get(name) !== text).map(([name]) => name)).toEqual(
    [],
  );
  // The builds are of different journals, or nothing was tested.
  expect([...first.keys()]).not.toEqual([...warm.keys()]);
});

test('a list in several pages can be read without scripts, and its filter looks through all of them', async () => {
  const { server, port } = await serveFiles(at('cold'), '/notes/', 0);
  const browser = await launchBrowser();
  try {
    const site = `http://127.0.0.1:${port}/notes/`;
    await using plain = await openPage(browser, site, 'rules/', { javaScriptEnabled: false });
    const rules = plain.page.locator('.rule-line');
    const first = await rules.allTextContents();
    await plain.page.getByRole('link', { name: 'Page 2 of 2' }).click();
    await plain.page.waitForURL(`${site}lists/rules/2/`);
    const second = await rules.allTextContents();
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
    expect(first.length).toBe(200);

    await using opened = await openPage(browser, site, 'lists/rules/2/');
    const shown = opened.page.locator('.rule-line:visible');
    const status = opened.page.locator('.filter-status');
    await opened.page.getByLabel('Text').fill('HOST 24');
    await expect.poll(() => status.textContent()).toMatch(/^11 of 2\d\d rules$/);
    expect(await shown.count()).toBe(11);
    await opened.page.getByLabel('Answered by').selectOption('calendar');
    await expect.poll(() => shown.count()).toBe(0);
    await opened.page.getByLabel('Text').fill('');
    await expect.poll(() => shown.count()).toBe(1);
    await shown.getByRole('link').click();
    await opened.page.getByRole('heading', { name: /last working day of the week/ }).waitFor();
    expect(opened.faults).toEqual([]);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
});

test('where the site has no words in the language of the journal, its English is marked as English, and the notes as French', () => {
  const page = readFileSync(at('cold', 'incidents', 'day-1', 'index.html'), 'utf8');
  expect(page).toContain('<html lang="en" data-notes-lang="fr">');
  for (const marked of [
    /<a class="brand"[^>]* lang="fr"/,
    /<h1 lang="fr"[^>]*>Incident of day 1</,
    /<p class="lede note-lede" lang="fr">It was day 1/,
    /<div class="prose" lang="fr">/,
    // The site's words inside a note.
    /<details class="rule-more" lang="en"/,
    /<p class="also" lang="en"[^>]*> Also taught by\s+<a [^>]*lang="fr">Incident of day 5</,
    /<a class="related-title"[^>]* lang="fr">/,
  ])
    expect(page).toMatch(marked);
  const index = JSON.parse(readFileSync(at('cold', 'pagefind', 'pagefind-entry.json'), 'utf8'));
  expect(Object.keys(index.languages)).toEqual(['fr']);
});

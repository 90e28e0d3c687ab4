/** The package in an empty folder: a journal of one's own, built, served and opened in the browser. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { run } from '../gate/testing/deployingProject.ts';
import { incident } from '../journal/testing/temporaryJournal.ts';
import { launchBrowser } from './browser.ts';
import { OF_THE_TEST_RUNNER } from './build.ts';
import { type Installed, installPackage } from './installed.ts';
import { openPage } from './openPage.ts';

/** Of the packed file: what everybody who installs Belay waits for, beside its dependencies. */
const MAX_BYTES = 850_000;

let installed: Installed;
let browser: Browser;
let server: ChildProcess | undefined;
beforeAll(async () => {
  [installed, browser] = await Promise.all([installPackage(), launchBrowser()]);
});
afterAll(async () => {
  server?.kill();
  await browser?.close();
  installed?.[Symbol.dispose]();
});

const at = (file: string) => path.join(installed.folder, file);
const ENV = { ...OF_THE_TEST_RUNNER, BELAY_CONTENT: undefined, INIT_CWD: undefined };
const belay = (cwd: string, ...args: string[]) =>
  run(process.execPath, [at('node_modules/belay/lib/cli/bin.js'), ...args], at(cwd), ENV);

test('is small', () => {
  expect(installed.bytes).toBeLessThan(MAX_BYTES);
});

test('begins a journal that passes its own test, and names this Belay', async () => {
  const options = ['--title', 'Our notes', '--country', 'TR', '--time-zone', 'Europe/Istanbul'];
  const made = await belay('.', 'new', 'journal', 'notes', ...options, '--publish', 'github');
  expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining('npm install') });
  const { scripts, devDependencies } = JSON.parse(readFileSync(at('notes/package.json'), 'utf8'));
  expect(scripts.test).toBe('belay lint --strict');
  expect(existsSync(path.join(at('notes'), devDependencies.belay.slice('file:'.length)))).toBe(
    true,
  );
  expect(await belay('notes', 'lint', '--strict')).toMatchObject({ code: 0 });
  const { rules } = JSON.parse((await belay('notes', 'rules')).stdout);
  expect(rules).toHaveLength(4);
  const again = await belay('.', 'new', 'journal', 'notes');
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is not empty') });
});

test('builds and serves it, from a folder inside of it', async () => {
  const note = incident(
    "import { Timeline } from 'belay/components';\n\n<Timeline events={[{ at: '2024-03-08T09:40Z', text: 'It began.' }]} />\n\n```log\nworker[7]: segfault\n```\n",
  );
  expect((await belay('notes', 'new', 'incident', 'The workers died')).code).toBe(0);
  appendFileSync(
    at('notes/content/journal.yaml'),
    'logo: logo.svg\naccent: "#b3261e"\nfooter: Internal only\n',
  );
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h9v9z"/></svg>';
  writeFileSync(at('notes/content/logo.svg'), drawing);
  writeFileSync(at('notes/content/theme.css'), 'h1 { font-size: 77px; }\n');
  writeFileSync(at('notes/content/incidents/2024-03-workers.mdx'), note);
  const built = await belay('notes/content/incidents', 'build');
  expect([built.code, built.stderr]).toEqual([0, 'Journal: ..\n']);
  expect(existsSync(at('notes/dist/rules.json'))).toBe(true);

  const bin = at('node_modules/belay/lib/cli/bin.js');
  server = spawn(process.execPath, [bin, 'preview', '--port', '0'], {
    cwd: at('notes'),
    env: { ...process.env, ...ENV },
  });
  let output = '';
  server.stdout?.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const address = await vi.waitFor(() => /http:\/\/\S+/.exec(output)?.[0] ?? Promise.reject(), {
    timeout: 60_000,
    interval: 100,
  });
  await using opened = await openPage(browser, address, 'incidents/2024-03-workers/');
  await opened.page.getByText('It began.').waitFor();
  await opened.page.getByText('Internal only').waitFor();
  const shown = await opened.page.evaluate(() => ({
    title: getComputedStyle(document.querySelector('h1') as Element).fontSize,
    logo: (document.querySelector('img.logo') as HTMLImageElement).naturalWidth,
    link: getComputedStyle(document.documentElement).getPropertyValue('--color-link'),
  }));
  expect(shown).toEqual({ title: '77px', logo: 40, link: expect.stringContaining('#b3261e') });
  expect(opened.faults).toEqual([]);
});

test('brings its grammar as a remark plugin, and JSON Schemas', async () => {
  const program = `
    import { unified } from 'unified';
    import remarkParse from 'remark-parse';
    import remarkGfm from 'remark-gfm';
    import { VFile } from 'vfile';
    import remarkRules from 'belay/remark-rules';
    import schema from 'belay/schemas/journal.schema.json' with { type: 'json' };
    const file = new VFile('## Before deploy\\n\\n- Is it on? Yes.\\n');
    const reader = unified().use(remarkParse).use(remarkGfm).use(remarkRules);
    await reader.run(reader.parse(file), file);
    console.log(file.data.belay.rules[0].rule.id, schema.required.join());
  `;
  const { stdout } = await run(
    process.execPath,
    ['--input-type=module', '--eval', program],
    installed.folder,
    ENV,
  );
  expect(stdout.trim()).toBe('is-it-on title,url,timeZone,country');
});

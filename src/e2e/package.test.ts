/** The package in an empty folder: a journal of one's own, built, served and opened in the browser. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { commitAll, run } from '../gate/testing/deployingProject.ts';
import { incident } from '../journal/testing/temporaryJournal.ts';
import { LANGUAGES, type Words } from '../site/language/languages.ts';
import type { ScriptWords } from '../site/language/scriptWords.ts';
import { launchBrowser } from './browser.ts';
import { OF_THE_TEST_RUNNER, runScript } from './build.ts';
import { type Installed, installPackage } from './installed.ts';
import { openPage } from './openPage.ts';

/** Of the packed file: what everybody who installs Belay waits for, beside its dependencies. */
const MAX_BYTES = 1_475_000;

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

/** Starts a server of the installed package. @returns its address. */
async function serve(verb: 'dev' | 'preview', folder: string): Promise<string> {
  server?.kill();
  const bin = at('node_modules/belay/lib/cli/bin.js');
  server = spawn(process.execPath, [bin, verb, '--port', '0'], {
    cwd: at(folder),
    env: { ...process.env, ...ENV, NO_COLOR: '1' },
  });
  let output = '';
  server.stdout?.on('data', (data: Buffer) => {
    output += data.toString();
  });
  return vi.waitFor(() => /http:\/\/\S+/.exec(output)?.[0] ?? Promise.reject(), {
    timeout: 60_000,
    interval: 100,
  });
}

test('is small', () => {
  expect(installed.bytes).toBeLessThan(MAX_BYTES);
});

/** `belay new journal` in a repository that contains one journal for each place of publication. */
const LAB = "team's lab";
const JOURNALS = { notes: 'github', [LAB]: 'gitlab', plain: 'folder' };

test('begins a journal that passes its own test, and names this Belay', async () => {
  writeFileSync(at('.gitignore'), 'node_modules\n*.tgz\nrunner\npublished\n');
  await run('git', ['init', '--quiet'], installed.folder);
  const options = ['--title', 'Our notes', '--country', 'TR', '--time-zone', 'Europe/Istanbul'];
  const made = await Promise.all(
    Object.entries(JOURNALS).map(([folder, place]) =>
      belay('.', 'new', 'journal', folder, ...options, '--publish', place),
    ),
  );
  for (const { code, stdout } of made) {
    expect([code, stdout]).toEqual([0, expect.stringContaining('npm install')]);
    expect(stdout).toMatch(/^.+\/vendor\/belay-\S+\.tgz written \(Belay itself/m);
  }
  const { scripts, devDependencies } = JSON.parse(readFileSync(at('notes/package.json'), 'utf8'));
  expect(scripts.test).toBe('belay lint --strict');
  expect(existsSync(path.join(at('notes'), devDependencies.belay.slice('file:'.length)))).toBe(
    true,
  );
  const { rules } = JSON.parse((await belay('notes/content/checklists', 'rules')).stdout);
  expect(rules).toHaveLength(4);
  const again = await belay('.', 'new', 'journal', 'notes');
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is not empty') });
});

/** What a service has checked out: the whole repository. Packages are found in the folder above it. */
const RUNNER = 'runner';
const BAD = 'content/incidents/2019-06-bad.md';
/** A note whose only mistake is a question without an answer, on this line. */
const BAD_NOTE = incident('```log\nworker[8]: bus error\n```\n\n## Before deploy\n\n- Is it on?\n');
const BAD_LINE = BAD_NOTE.split('\n').indexOf('- Is it on?') + 1;

async function checkOut(): Promise<void> {
  commitAll(installed.folder, 'main');
  rmSync(at(RUNNER), { recursive: true, force: true });
  await run('git', ['clone', '--quiet', installed.folder, at(RUNNER)], installed.folder);
}

/** Runs the commands of a job up to the first that fails, without `npm ci`, which was done for all journals at once. */
async function runJob(cwd: string, commands: readonly string[], env: NodeJS.ProcessEnv) {
  let output = '';
  for (const command of commands.filter((each) => each !== 'npm ci')) {
    const done = await run('sh', ['-e', '-c', command], at(cwd), { ...ENV, ...env });
    output += done.stdout + done.stderr;
    if (done.code !== 0) return { failed: command, output };
  }
  return { failed: undefined, output };
}

/** Runs the recipe as GitHub does, for one event; `uploaded` is what is published. */
async function onGithub(event: string) {
  await checkOut();
  const recipe = parse(readFileSync(at(`${RUNNER}/.github/workflows/journal-notes.yml`), 'utf8'));
  const condition = "github.event_name != 'pull_request'";
  const isRun = (each: { if?: string }) => !each.if || event !== 'pull_request';
  const { build, publish } = recipe.jobs;
  const steps = build.steps as { run?: string; if?: string; with?: { path?: string } }[];
  expect([publish.if, ...steps.flatMap((step) => step.if ?? [])]).toEqual([condition, condition]);
  const cwd = path.join(RUNNER, recipe.defaults.run['working-directory']);
  const commands = steps.filter(isRun).flatMap((step) => step.run ?? []);
  const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: at(RUNNER) };
  const uploaded = steps.filter(isRun).flatMap((step) => step.with?.path ?? []);
  return { ...(await runJob(cwd, commands, env)), commands, uploaded };
}

const TIMELINE = incident(
  "import { Timeline } from 'belay/components';\n\n<Timeline events={[{ at: '2019-06-24T09:40Z', text: 'It began.' }]} />\n\n```log\nworker[7]: segfault\n```\n",
);

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h9v9z"/></svg>';

/** Adds a note with everything that makes a journal one's own. */
function makeItOurOwn(): void {
  appendFileSync(
    at('notes/content/journal.yaml'),
    'logo: logo.svg\naccent: "#b3261e"\nfooter: Internal only\n',
  );
  writeFileSync(at('notes/content/logo.svg'), DRAWING);
  writeFileSync(at('notes/content/theme.css'), 'h1 { font-size: 77px; }\n');
  writeFileSync(at('notes/content/incidents/2019-06-workers.mdx'), TIMELINE);
}

test('its recipe for GitHub annotates a pull request at the line, and publishes the site', async () => {
  const begun = await belay('notes', 'new', 'incident', 'The workers died');
  // Its blanks are to be filled in, which a strict check asks for.
  rmSync(at(path.join('notes', begun.stdout.trim())));
  makeItOurOwn();
  writeFileSync(at(`notes/${BAD}`), BAD_NOTE);
  const { failed, output, uploaded: nothing } = await onGithub('pull_request');
  expect([failed, nothing]).toEqual(['npx belay lint --strict --report github', []]);
  expect(output).toContain(`::error file=notes/${BAD},line=${BAD_LINE},col=`);
  expect(existsSync(at(`${RUNNER}/notes/dist`))).toBe(false);

  rmSync(at(`notes/${BAD}`));
  const pushed = await onGithub('push');
  expect([pushed.failed, pushed.uploaded]).toEqual([undefined, ['notes/dist']]);
  expect(pushed.output).toContain('Built Our notes: 1 incident');
  expect(existsSync(at(`${RUNNER}/notes/dist/rules.json`))).toBe(true);
});

test('shows what was published, in its own colours', async () => {
  const address = await serve('preview', `${RUNNER}/notes`);
  await using opened = await openPage(browser, address, 'incidents/2019-06-workers/');
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

test('its recipe for GitLab reports the line in a merge request, and publishes by the same commands', async () => {
  mkdirSync(at(`${LAB}/content/incidents`), { recursive: true });
  writeFileSync(at(`${LAB}/${BAD}`), BAD_NOTE);
  await checkOut();
  const recipe = parse(readFileSync(at(`${RUNNER}/.gitlab/journal-team-s-lab.yml`), 'utf8'));
  const [enter, , lint] = recipe.journal.script as string[];
  expect(enter).toBe("cd 'team'\\''s lab'");
  // GitLab's runner makes one script of the commands.
  const env = { CI_PROJECT_DIR: at(RUNNER) };
  const { failed, output } = await runJob(RUNNER, [`${enter}\n${lint}`], env);
  expect([failed, output]).toEqual([
    expect.anything(),
    expect.stringContaining(`${BAD}:${BAD_LINE}`),
  ]);
  const report = path.join(at(RUNNER), recipe.journal.artifacts.reports.codequality);
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject([
    { severity: 'major', location: { path: `${LAB}/${BAD}`, lines: { begin: BAD_LINE } } },
  ]);
  expect([recipe.pages.pages.publish, recipe.pages.script]).toEqual([
    `${LAB}/dist`,
    [enter, 'npm ci', 'npx belay lint --strict', 'npx belay build --strict'],
  ]);
});

test('its script publishes into a folder, and nothing while a note has a mistake', async () => {
  mkdirSync(at('plain/content/incidents'), { recursive: true });
  writeFileSync(at(`plain/${BAD}`), BAD_NOTE);
  const publish = 'sh plain/publish.sh published';
  expect(await runJob('.', [publish], {})).toMatchObject({
    failed: publish,
    output: expect.stringContaining(`${BAD}:${BAD_LINE}`),
  });
  expect(existsSync(at('published/rules.json'))).toBe(false);
  rmSync(at(`plain/${BAD}`));
  expect(await runJob('.', [publish], {})).toMatchObject({ failed: undefined });
  expect(existsSync(at('published/rules.json'))).toBe(true);
});

/** A journal with a base path, in another language, and without offline use. */
const TURKISH =
  'title: Defter\nurl: https://defter.example/takim/defter/\ntimeZone: Europe/Istanbul\ncountry: TR\nlanguage: tr\noffline: false\n';

/** A rule that is read in its note, and has no page of its own. */
const RULE = '## Before deploy\n\n- Is the disk empty? Yes.\n';

/** All files of a site, except the list of their digests. */
function filesOf(folder: string): Map<string, string> {
  const names = globSync('**/*', { cwd: at(folder) }).sort();
  return new Map(
    names
      .filter((name) => statSync(path.join(at(folder), name)).isFile())
      .map((name) => [name, readFileSync(path.join(at(folder), name), 'latin1')]),
  );
}

test('builds a first site where Vite cannot be loaded, byte for byte as from the source', async () => {
  mkdirSync(at('turkish/content/incidents'), { recursive: true });
  writeFileSync(at('turkish/content/journal.yaml'), TURKISH);
  writeFileSync(at('turkish/content/incidents/2019-06-workers.mdx'), TIMELINE);
  writeFileSync(at('turkish/content/incidents/2019-07-disk.md'), incident(RULE));
  // A folder of Markdown without settings has no `rules.json`.
  mkdirSync(at('foreign/docs'), { recursive: true });
  writeFileSync(at('foreign/docs/outage.md'), '# The disk was full\n\nNobody looked.\n');
  const killed = at('node_modules/belay/.cache/build-1');
  mkdirSync(killed, { recursive: true });
  utimesSync(killed, 0, 0);
  renameSync(at('node_modules/vite'), at('node_modules/no-vite'));
  const { code, stdout, stderr } = await belay('turkish', 'build');
  const foreign = await belay('foreign', 'build', 'docs', '--out', at('foreign/dist'));
  renameSync(at('node_modules/no-vite'), at('node_modules/vite'));
  expect([code, stderr + stdout]).toEqual([
    0,
    expect.stringContaining('Built Defter: 2 incidents'),
  ]);
  expect(foreign).toMatchObject({ code: 0, stdout: expect.stringContaining('Built ') });
  expect(existsSync(at('foreign/dist/rules.json'))).toBe(false);
  // What a killed build has left is removed.
  expect(existsSync(killed)).toBe(false);
  const content = at('turkish/content');
  await runScript('belay.ts', ['build', '--content', content, '--out', at('turkish/source')]);
  const [packed, source] = [filesOf('turkish/dist'), filesOf('turkish/source')];
  expect([...packed.keys()]).toEqual([...source.keys()]);
  expect([...packed].filter(([name, text]) => source.get(name) !== text)).toEqual([]);
  expect(packed.get('index.html')).toMatch(/^<!DOCTYPE html><html lang="tr" data-offline="no">/);
  expect(packed.get('index.html')).toContain('Content-Security-Policy');
});

test('its dev server gives each page its scripts, in the journal’s language, and shows what is saved', async () => {
  const address = await serve('dev', 'turkish');
  await using opened = await openPage(browser, address, 'incidents/2019-07-disk/');
  const { page, faults } = opened;
  const dialog = page.getByRole('dialog', { name: LANGUAGES['tr']?.search as string });
  // Vite loads the page again if it finds new packages with it.
  const isOpen = async () => {
    await page.keyboard.press('/');
    return dialog.isVisible();
  };
  await expect.poll(isOpen, { timeout: 60_000 }).toBe(true);
  // A quote has styles that few pages need.
  const saved = `${RULE}\n> Saved.\n\n![The disk](../disk.svg)\n`;
  writeFileSync(at('turkish/content/disk.svg'), DRAWING);
  writeFileSync(at('turkish/content/incidents/2019-07-disk.md'), incident(saved));
  await page.getByText('Saved.').waitFor();
  const width = () =>
    page.getByAltText('The disk').evaluate((image) => (image as HTMLImageElement).naturalWidth);
  await expect.poll(width, { timeout: 60_000 }).toBe(40);
  // The server gives scripts from its root, whatever the base path is.
  expect(faults.filter((fault) => !fault.startsWith('asks http://localhost:'))).toEqual([]);
});

test('its scripts get the words of the journal’s language, as they are written', () => {
  const file = at('node_modules/belay/lib/program/program.json');
  const { words } = JSON.parse(readFileSync(file, 'utf8')) as { words: ScriptWords };
  const shown = (word: unknown) =>
    typeof word === 'function' ? Reflect.apply(word, null, ['2', 3, 4]) : word;
  expect(Object.keys(words).sort()).toEqual(Object.keys(LANGUAGES).sort());
  for (const [language, expressions] of Object.entries(words)) {
    expect(Object.keys(expressions).length).toBeGreaterThan(50);
    for (const [name, expression] of Object.entries(expressions)) {
      const word = new Function(`return ${expression}`)();
      const written = LANGUAGES[language]?.[name as keyof Words];
      expect([language, name, shown(word)]).toEqual([language, name, shown(written)]);
    }
  }
});

test('its bundled pages are not used once somebody has changed its code', async () => {
  const words = at('node_modules/belay/lib/site/language/tr.js');
  const changed = readFileSync(words, 'utf8').replace('İçeriğe geç', 'İçeriğe atla');
  writeFileSync(words, changed);
  expect((await belay('turkish', 'build')).code).toBe(0);
  expect(readFileSync(at('turkish/dist/index.html'), 'utf8')).toContain('İçeriğe atla');
});

test('runs the code that is there, not what it has kept compiled of another text of the same length', async () => {
  const lint = async () => {
    const { stdout } = await belay('turkish', 'lint', 'content/incidents/2019-07-disk.md');
    return stdout;
  };
  await lint();
  expect(await lint()).toContain('quotes no log');
  const file = at('node_modules/belay/lib/cli/quick.cjs');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll('quotes no log', 'quotes no lug'));
  expect(await lint()).toContain('quotes no lug');
  writeFileSync(file, text);
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

#!/usr/bin/env node
/**
 * `npm run bench:site [-- --notes 1000] [--content DIR] [--pairs 5] [--with starlight,hugo,eleventy] [--source] [--dev]
 * [--lists]`: the site's build compared with those of other tools for the same notes, in turn: cold, and after one changed
 * note. Each figure is a median. `--content` takes the notes of a journal instead of generated ones, with those in `.mdx`
 * as Markdown; `--dev` also times the first page of the dev servers, without and with what an earlier run kept, and a save
 * to the page; `--lists` measures what lists cost a slow browser.
 *
 * Belay is packed, and installed in a folder of its own with the journal, as the other tools are: all in the system's
 * temporary folder. `--source` builds with this repository instead. Cold means that nothing of an earlier build is
 * there: no output, no cache of the tool or of Node. Hugo must be installed already.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { appendFile, cp, mkdir, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../src/e2e/browser.ts';
import { median } from './median.ts';
import { writeNotes } from './notes.ts';
import { setUpBelay, sourceBelay } from './site/belay.ts';
import { devServer } from './site/devServer.ts';
import { setUpEleventy } from './site/eleventy.ts';
import { setUpHugo } from './site/hugo.ts';
import { listPage } from './site/listPage.ts';
import { makeMarkdown } from './site/markdownNotes.ts';
import { type Measured, measure } from './site/measure.ts';
import { pageWeight } from './site/pageWeight.ts';
import { setUpStarlight } from './site/starlight.ts';
import { type BenchNote, removeAside, setAside, type Tool } from './site/tool.ts';

const PEERS = { starlight: setUpStarlight, hugo: setUpHugo, eleventy: setUpEleventy };
const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '1000' },
    content: { type: 'string' },
    pairs: { type: 'string', default: '5' },
    with: { type: 'string', default: 'starlight' },
    source: { type: 'boolean', default: false },
    dev: { type: 'boolean', default: false },
    lists: { type: 'boolean', default: false },
  },
});
const work = path.join(tmpdir(), 'belay-bench');
const content = path.join(work, 'content');

await rm(content, { recursive: true, force: true });
await mkdir(work, { recursive: true });
if (values.content) {
  await cp(values.content, content, { recursive: true });
  makeMarkdown(content);
} else await writeNotes(content, Number(values.notes));
const notes = notesOf(content);

const setUp = values.source ? sourceBelay : setUpBelay;
/** What programs keep for a user: nothing when a build is cold. */
const cache = path.join(work, 'cache');
const belay = await setUp(path.join(work, 'belay'), content, cache, notes);
const tools: Tool[] = [belay];
for (const name of values.with.split(',').filter(Boolean)) {
  const setUpPeer = PEERS[name as keyof typeof PEERS];
  if (!setUpPeer) throw new Error(`There is no peer ${name}: ${Object.keys(PEERS).join(', ')}.`);
  tools.push(await setUpPeer(path.join(work, name), notes));
}

const cold = new Map<Tool, Measured[]>(tools.map((tool) => [tool, []]));
const changed = new Map<Tool, Measured[]>(tools.map((tool) => [tool, []]));
for (let pair = 0; pair < Number(values.pairs); pair++) {
  for (const tool of tools) {
    await setAside(tool.left);
    cold.get(tool)?.push(await build(tool));
    await appendFile(tool.note, `\nOne more sentence, the ${pair}th.\n`);
    changed.get(tool)?.push(await build(tool));
  }
}

const print = (what: string, figures: readonly string[]) =>
  process.stdout.write(`${what.padEnd(34)}${figures.map((text) => text.padStart(12)).join('')}\n`);
process.stdout.write(
  `${notes.length} notes, ${values.pairs} rounds in turn, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}\n`,
);
print(
  '',
  tools.map(({ name }) => name),
);
const row = (
  what: string,
  measured: ReadonlyMap<Tool, readonly Measured[]>,
  of: (one: Measured) => number,
) => {
  const medians = tools.map((tool) => median((measured.get(tool) ?? []).map(of)));
  print(
    what,
    medians.map((value) => value.toFixed(1)),
  );
};
row('cold build, s', cold, ({ seconds }) => seconds);
row('cold build, CPU s', cold, ({ cpuSeconds }) => cpuSeconds);
row('after one changed note, s', changed, ({ seconds }) => seconds);
row('after one changed note, CPU s', changed, ({ cpuSeconds }) => cpuSeconds);
row('peak memory, cold, MB', cold, ({ peakMb }) => peakMb);
print(
  'search index, kB',
  tools.map(({ dist }) => (sizeOf(path.join(dist, 'pagefind')) / 1000).toFixed(0)),
);
const [note] = notes;
const address = note ? `${note.path.replace(/\.md$/, '')}/` : '';
const browser = await launchBrowser();
const weights: string[] = [];
for (const { dist } of tools)
  weights.push((await pageWeight(browser, dist, address)).totalKb.toFixed(1));
print('page at first load, gzip, kB', weights);
if (values.lists) {
  for (const list of ['rules/', 'incidents/']) {
    const { blockingMs, keyMs } = await listPage(browser, belay.dist, list);
    print(`${list} blocking, ms at 4 × slowdown`, [blockingMs.toFixed(0)]);
    // Only the list of rules has a field for text.
    if (!Number.isNaN(keyMs)) print(`${list} a key in the filter, ms`, [keyMs.toFixed(0)]);
  }
}
if (values.dev) {
  const node = process.execPath;
  const commands = [
    [node, ...belay.bin, 'dev', '--content', belay.content, '--port', '0'],
    [node, 'node_modules/astro/bin/astro.mjs', 'dev', '--port', '4399'],
  ];
  const peers = tools.slice(0, 2).map((tool, index) => ({ tool, command: commands[index] ?? [] }));
  const runs = peers.map(() => ({
    cold: [] as number[],
    again: [] as number[],
    saved: [] as number[],
  }));
  for (let pair = 0; pair < Number(values.pairs); pair++) {
    for (const [index, { tool, command }] of peers.entries()) {
      const run = (saves: boolean) =>
        devServer(browser, command, tool.cwd, tool.note, address, saves);
      await setAside(tool.left);
      const cold = await run(false);
      const warm = await run(true);
      runs[index]?.cold.push(cold.firstPageMs);
      runs[index]?.again.push(warm.firstPageMs);
      runs[index]?.saved.push(warm.savedMs);
    }
  }
  const medians = (of: 'cold' | 'again' | 'saved') =>
    runs.map((times) => median(times[of]).toFixed(0));
  print('dev server, first page, cold, ms', medians('cold'));
  print('dev server, first page, again, ms', medians('again'));
  print('dev server, save to page, ms', medians('saved'));
}
await browser.close();
await removeAside();

/** All commands of one build together. */
async function build({ builds, cwd }: Tool): Promise<Measured> {
  const all: Measured[] = [];
  for (const command of builds) {
    all.push(await measure(command, cwd, { NODE_ENV: 'production', XDG_CACHE_HOME: cache }));
  }
  const sum = (of: (one: Measured) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    seconds: sum(({ seconds }) => seconds),
    cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds),
    peakMb: Math.max(...all.map(({ peakMb }) => peakMb)),
  };
}

/** The notes of a content folder. */
function notesOf(folder: string): BenchNote[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

/** Bytes of all files below a folder. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

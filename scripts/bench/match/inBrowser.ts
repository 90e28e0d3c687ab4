/** Measures what only a browser can: how long the matcher takes there, and what Pagefind finds for a paste. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { close, createIndex } from 'pagefind';
import { launchBrowser } from '../../../src/e2e/browser.ts';
import { serveFiles } from '../../../src/site/server/serveFiles.ts';
import type { SymptomsIndex } from '../../../src/symptoms/types.ts';
import type { Paste } from './pastes.ts';
import type { Outcome } from './ranker.ts';
import { holds } from './ranker.ts';
import type { World } from './world.ts';

const SYMPTOMS = new URL('../../../src/symptoms/', import.meta.url).pathname;
const WORKER = new URL('../../../src/site/client/matchWorker.ts', import.meta.url).pathname;
/** Pagefind may take very long over a long query. */
const PATIENCE_MS = 10_000;

/** Bytes of the script that a page loads to match, minified and compressed. */
export async function matcherSize(): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [WORKER],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    write: false,
    define: { 'import.meta.env.BASE_URL': '"/"' },
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

/** Serves a folder, opens a page of it, and passes it to `work`. */
async function withPage<Result>(
  prepare: (folder: string) => Promise<void>,
  work: (page: Awaited<ReturnType<typeof openPage>>) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'belay-bench-match-'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Bench</title>');
  await writeFile(path.join(folder, '404.html'), '');
  await prepare(folder);
  const { server, port } = await serveFiles(folder, '/', 0);
  const browser = await launchBrowser();
  try {
    return await work(await openPage(browser, port));
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  }
}

async function openPage(browser: Awaited<ReturnType<typeof launchBrowser>>, port: number) {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  return page;
}

/** How often each paste is matched: the fastest time counts, as the machine may be busy. */
const ROUNDS = 3;

/** Milliseconds to open the index, and to match each paste, in the browser. */
export function browserTimes(
  index: SymptomsIndex,
  pastes: readonly Paste[],
): Promise<{ open: number; matches: number[] }> {
  const entry = `export { match } from './matcher.ts'; export { openIndex } from './openIndex.ts';`;
  return withPage(
    async (folder) => {
      await build({
        stdin: { contents: entry, resolveDir: SYMPTOMS, loader: 'ts' },
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2023',
        outfile: path.join(folder, 'matcher.js'),
      });
      await writeFile(path.join(folder, 'symptoms.json'), JSON.stringify(index));
    },
    (page) =>
      page.evaluate(
        async ({ texts, rounds }) => {
          const address = '/matcher.js';
          const { match, openIndex } = await import(address);
          const json = await (await fetch('/symptoms.json')).json();
          const before = performance.now();
          const opened = openIndex(json);
          const open = performance.now() - before;
          const time = (text: string) => {
            const start = performance.now();
            match(text, opened);
            return performance.now() - start;
          };
          const matches = texts.map((text) =>
            Math.min(...Array.from({ length: rounds }, () => time(text))),
          );
          return { open, matches };
        },
        { texts: pastes.map(({ text }) => text), rounds: ROUNDS },
      ),
  );
}

/** Pagefind over the notes' logs, with the unchanged paste as the query. Its score is that of its first result. */
export function pagefindOutcomes(
  { journal, logs }: World,
  pastes: readonly Paste[],
): Promise<Outcome[]> {
  return withPage(
    async (folder) => {
      const { index } = await createIndex();
      for (const incident of journal) {
        await index?.addCustomRecord({
          url: `/${incident.id}/`,
          content: `${incident.title}\n${logs.get(incident)}`,
          language: 'en',
          meta: { id: incident.id },
        });
      }
      await index?.writeFiles({ outputPath: path.join(folder, 'pagefind') });
      await close();
    },
    async (page) => {
      const all: Outcome[] = [];
      for (const paste of pastes) {
        const found = await page.evaluate(
          async ({ text, patience }) => {
            const address = '/pagefind/pagefind.js';
            const pagefind = await import(address);
            const search = pagefind
              .search(text)
              .then(
                async ({
                  results: [first],
                }: {
                  results: { score: number; data(): Promise<{ url: string }> }[];
                }) =>
                  first && { id: (await first.data()).url.replaceAll('/', ''), score: first.score },
              );
            return await Promise.race([search, new Promise((done) => setTimeout(done, patience))]);
          },
          { text: paste.text, patience: PATIENCE_MS },
        );
        const { id = '', score = 0 } = (found ?? {}) as { id?: string; score?: number };
        all.push({ paste, score, right: holds(paste, id) ? 1 : 0 });
      }
      return all;
    },
  );
}

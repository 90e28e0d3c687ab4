/** A worker thread's end of `searchIndex`: feeds Pagefind, from the start of a build on, and writes the index. */
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { keepCompiledCode } from '../../files/keepCompiledCode.ts';
import type { IndexFiles, SearchPage } from './searchFeed.ts';
import type { Answer, SearchMessage, SearchTask } from './searchIndex.ts';

// A worker does not share this with the main thread. Everything else is loaded after it.
keepCompiledCode(process.env);
const [{ close }, { SearchFeed }] = await Promise.all([
  import('pagefind'),
  import('./searchFeed.ts'),
]);

const { outDir, scratch, before } = workerData as SearchTask;
const messages: SearchMessage[] = [];
let wake = (): void => {};
parentPort?.on('message', (message: SearchMessage) => {
  if (message.kind === 'close') {
    // Ends Pagefind's process.
    void close();
    process.exit();
  }
  messages.push(message);
  wake();
});

let feed = await SearchFeed.start();
/** The addresses of the pages that are added before it is known what they say, and how many of them have been. */
let ahead: readonly string[] = before.pages.map(({ address }) => address);
let reached = 0;
/** The addresses of all pages that there will probably be. */
let expected: readonly string[] = [];
/** The pages that have been drawn. */
const drawn = new Map<string, SearchPage>();
/** What was written of the index of the expected pages into `scratch`. */
let early: IndexFiles | undefined;
/** The index whose fragments the output folder has. */
let reusable: typeof before | undefined;

try {
  for (;;) {
    const message = messages.shift();
    if (message) {
      if (await obey(message)) break;
    } else if (reached < ahead.length) {
      await addAhead();
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
} catch (error) {
  answer({ failure: (error as Error).message });
}
// This thread stays until it is asked to close, so that the system learns that Pagefind's process has ended.
await close();

function answer(message: Answer): void {
  parentPort?.postMessage(message);
}

/** Does what the main thread asks for. @returns whether that was the last thing. */
async function obey(message: SearchMessage): Promise<boolean> {
  if (message.kind === 'expect') {
    expected = message.addresses;
    if (message.reuse) reusable = before;
    const same = ahead.every((address, index) => address === expected[index]);
    if (ahead.length === 0 || (same && ahead.length === expected.length)) return false;
    // Pages are new or gone: they must be added in another order.
    await startAgain();
    ahead = expected;
    reached = 0;
  } else if (message.kind === 'page') {
    const { page } = message;
    drawn.set(page.address, page);
    if (feed.has(page.address) || !ahead.includes(page.address, reached)) await feed.add(page);
    if (drawn.size === expected.length) await writeEarly();
  } else if (message.kind === 'write') {
    answer({ files: await write(message.outputPath, message.pages) });
    return true;
  }
  return false;
}

/** Adds the next page: as it has been drawn, or else as the output folder has it. */
async function addAhead(): Promise<void> {
  const address = ahead[reached] ?? '';
  reached += 1;
  const page = drawn.get(address);
  if (page) await feed.add(page);
  else await feed.addFile(address, path.join(outDir, address, 'index.html'));
}

/** Writes the index while the main thread draws the pages that are not searched. */
async function writeEarly(): Promise<void> {
  while (reached < ahead.length) await addAhead();
  const pages = expected.flatMap((address) => drawn.get(address) ?? []);
  if (early || pages.length < expected.length || !feed.isOf(pages)) return;
  early = await feed.write(scratch, reusable);
}

async function write(outputPath: string, pages: readonly SearchPage[]): Promise<IndexFiles> {
  while (reached < ahead.length) await addAhead();
  if (early && feed.isOf(pages)) {
    await rename(scratch, outputPath);
    return early;
  }
  if (!feed.isOf(pages)) {
    await startAgain();
    for (const page of pages) await feed.add(page);
    if (!feed.isOf(pages)) throw new Error('A page has been removed while the site was built.');
  }
  return await feed.write(outputPath, reusable);
}

async function startAgain(): Promise<void> {
  await feed.end();
  feed = await SearchFeed.start();
}

/** The search index, made in another thread and another process while the pages are drawn. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { answerOf, threadFile } from '../../files/thread.ts';
import type { WrittenIndex } from './keptFragments.ts';
import type { IndexFiles, SearchPage } from './searchFeed.ts';

const WORKER = threadFile('./searchWorker.ts', 'bundledSearchWorker', import.meta.url);

/** Files that Pagefind writes for its own search boxes, which this site does not use. */
const NOT_USED = [
  ...['pagefind-ui.js', 'pagefind-ui.css', 'pagefind-modular-ui.js', 'pagefind-modular-ui.css'],
  ...['pagefind-component-ui.js', 'pagefind-component-ui.css', 'pagefind-highlight.js'],
];

/** What the other thread starts with. */
export interface SearchTask {
  /** The output folder of the build, absolute. It may hold the pages of an earlier build. */
  outDir: string;
  /** A folder that does not exist yet, absolute: what is written early is kept in it until `write`. */
  scratch: string;
  /**
   * The index of an earlier build. Pagefind gets what the output folder has of its pages at once, before it is known which of
   * them will be drawn again. Often only one will.
   */
  before: WrittenIndex;
}

/** What the other thread answers in the end. */
export type Answer = { files: IndexFiles } | { failure: string };

/** What the other thread is asked to do. */
export type SearchMessage =
  | { kind: 'expect'; addresses: readonly string[]; reuse: boolean }
  | { kind: 'page'; page: SearchPage }
  | { kind: 'write'; outputPath: string; pages: readonly SearchPage[] }
  | { kind: 'close' };

export interface SearchIndex {
  /**
   * Announces which pages will probably be added, in their order. Once all of them have been added, the index is
   * written, while the main thread draws the pages that are not searched.
   *
   * @param reuse whether the output folder has the index of the earlier build.
   */
  expect(addresses: readonly string[], reuse: boolean): void;
  /** Adds a page. Its file may be missing as long as its HTML is given. */
  add(page: SearchPage): void;
  /**
   * Writes the index of pages into a folder: the same bytes for the same pages in the same order. If they are not those that
   * were expected and added, all work is done again.
   *
   * @param pages all pages that are searched.
   * @returns what was written, and which fragments were not, as the output folder has them.
   * @throws an error whose message says what Pagefind could not do.
   */
  write(outputPath: string, pages: readonly SearchPage[]): Promise<IndexFiles>;
  /** Ends Pagefind's process. Must always be called. */
  close(): Promise<void>;
}

/** Starts an index. */
export function startSearchIndex(task: SearchTask): SearchIndex {
  const worker = new Worker(WORKER, { workerData: task });
  const written = answerOf<Answer>(worker, 'The thread that makes it has ended early.');
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  const send = (message: SearchMessage): void => worker.postMessage(message);
  return {
    expect: (addresses, reuse) => send({ kind: 'expect', addresses, reuse }),
    add: (page) => send({ kind: 'page', page }),
    async write(outputPath, pages) {
      send({ kind: 'write', outputPath, pages });
      const answer = await written.catch(({ message }: Error): Answer => ({ failure: message }));
      if ('failure' in answer)
        throw new Error(`The search index cannot be made: ${answer.failure}`);
      await Promise.all(NOT_USED.map((name) => rm(path.join(outputPath, name), { force: true })));
      return answer.files;
    },
    close: async () => {
      send({ kind: 'close' });
      await ended;
      await rm(task.scratch, { recursive: true, force: true });
    },
  };
}

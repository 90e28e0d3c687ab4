/** Starting other threads, from the sources and from the bundles of the package. */
import type { Worker } from 'node:worker_threads';

declare const BELAY_CODE: string | undefined;

/**
 * The file of another thread. Where the code is bundled, the thread has a bundle of its own.
 *
 * @param source from the module that asks, which is in a folder of a folder of `src/`.
 * @param bundle its name in `cli/`, without its end.
 * @param module the URL of the module that asks.
 */
export function threadFile(source: string, bundle: string, module: string): URL {
  return new URL(typeof BELAY_CODE === 'undefined' ? source : `../../cli/${bundle}.js`, module);
}

/**
 * What a thread answers. An error is thrown where the answer is needed, even if it comes before that.
 *
 * @param early the message if it ends without an answer.
 * @throws what it throws, or an error if it ends without an answer.
 */
export function answerOf<Answer>(worker: Worker, early: string): Promise<Answer> {
  const answer = new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error(early)));
  });
  answer.catch(() => {});
  return answer;
}

/** Matches logs in a worker, which is loaded with the first request. */
import type { MatchResult } from '../../symptoms/types.ts';
import type { Recovery } from '../recovery.ts';
import { href } from './href.ts';
import type { MatchAnswer, MatchQuestion } from './matchWorker.ts';

let worker: Worker | undefined;
let run = 0;
const waiting = new Map<number, (result: MatchResult | undefined) => void>();

/**
 * Matches a log with the journal. The log stays in the browser: the journal's index is downloaded.
 *
 * @returns `undefined` if the index cannot be loaded. The promise never settles if a later request replaces this one.
 */
export function matchLog(log: string | Blob): Promise<MatchResult | undefined> {
  worker ??= startWorker();
  run++;
  const question: MatchQuestion = { run, log };
  worker.postMessage(question);
  return new Promise((resolve) => waiting.set(question.run, resolve));
}

function startWorker(): Worker {
  const started = new Worker(new URL('./matchWorker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<MatchAnswer>) => {
    waiting.get(data.run)?.(data.result);
    for (const earlier of waiting.keys()) if (earlier <= data.run) waiting.delete(earlier);
  });
  started.addEventListener('error', () => {
    for (const resolve of waiting.values()) resolve(undefined);
    waiting.clear();
    worker = undefined;
  });
  return started;
}

let recovery: Promise<Record<string, Recovery>> | undefined;

/** The recovery steps of an incident; `undefined` if its note has none, or cannot be reached. */
export async function recoveryOf(id: string): Promise<Recovery | undefined> {
  recovery ??= fetch(href('recovery.json')).then((response) => response.json());
  try {
    return (await recovery)[id];
  } catch {
    recovery = undefined;
    return undefined;
  }
}

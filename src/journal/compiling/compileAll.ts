/** Compiles all notes of a journal, on all cores where there are many. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { threadFile } from '../../files/thread.ts';
import type { CompileDepth, CompiledNote, CompileSettings, NoteSource } from './compileNote.ts';

/**
 * Each worker first loads and warms up remark. With fewer notes than this per thread, one
 * is faster.
 */
const MIN_NOTES_PER_THREAD: Record<CompileDepth, number> = {
  rules: 300,
  links: 200,
  pages: 100,
};
/** The size of the young generation, in MB: large enough for a note's trees, which halves the time of garbage collection. */
const YOUNG_MB = 64;
const WORKER = threadFile('./compileWorker.ts', 'bundledWorker', import.meta.url);
/** Notes in a batch: so many that messages do not matter. */
const BATCH = 16;
/** The last batches are smaller, so that all threads end together: of what is left, each thread has so many before it. */
const BATCHES_LEFT = 4;

/** How many batches a worker holds: one that it compiles, and one to continue with immediately. */
const AHEAD = 2;

/** Compiles notes, and returns the results in the order given. This thread does its share. */
export async function compileAll(
  sources: readonly NoteSource[],
  settings: CompileSettings,
): Promise<CompiledNote[]> {
  if (sources.length === 0) return [];
  const threads = Math.min(
    availableParallelism(),
    Math.floor(sources.length / MIN_NOTES_PER_THREAD[settings.depth]),
  );
  /** By the place of their first note. */
  const results: CompiledNote[][] = [];
  let next = 0;
  /** Compiles batch after batch in one thread, until none is left. */
  const work = async (compile: Compile): Promise<void> => {
    while (next < sources.length) {
      const start = next;
      const share = Math.ceil((sources.length - start) / BATCHES_LEFT / Math.max(1, threads));
      next += Math.min(BATCH, share);
      results[start] = await compile(sources.slice(start, next));
    }
  };
  const workers = Array.from({ length: Math.max(0, threads - 1) }, () => startWorker(settings));
  try {
    const { compileHere } = await import('./compileHere.ts');
    await Promise.all([
      ...workers.flatMap(({ compile }) => Array.from({ length: AHEAD }, () => work(compile))),
      work(async (batch) => {
        const compiled = await compileHere(batch, settings);
        // What the workers have sent is taken in, and answered, before this thread is busy again.
        if (workers.length > 0) await new Promise(setImmediate);
        return compiled;
      }),
    ]);
  } finally {
    await Promise.all(workers.map(({ end }) => end()));
  }
  return results.flat();
}

type Compile = (batch: readonly NoteSource[]) => Promise<CompiledNote[]>;

function startWorker(settings: CompileSettings): { compile: Compile; end(): Promise<unknown> } {
  const worker = new Worker(WORKER, {
    workerData: settings,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting: PromiseWithResolvers<CompiledNote[]>[] = [];
  // It answers in the order in which it was asked.
  worker.on('message', (compiled: CompiledNote[]) => waiting.shift()?.resolve(compiled));
  worker.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    compile: (batch) => {
      const answer = Promise.withResolvers<CompiledNote[]>();
      waiting.push(answer);
      worker.postMessage(batch);
      return answer.promise;
    },
    end: () => worker.terminate(),
  };
}

/** Compiles all notes of a journal, on all cores where there are many. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CompileDepth, CompiledNote, CompileSettings, NoteSource } from './compileNote.ts';

/**
 * A worker loads and warms up the whole of remark first. With fewer notes than this for each thread, one
 * is done sooner.
 */
const MIN_NOTES_PER_THREAD: Record<CompileDepth, number> = {
  rules: 300,
  symptoms: 300,
  links: 200,
  pages: 100,
};
/** Room for a note's trees, so that they are gone before anything has to look at them: half the time of collecting. */
const YOUNG_MB = 64;
/** Small enough that all workers end together, large enough that messages do not matter. */
const BATCH = 16;

/** What a worker has at once: one to compile, and one to go on with when nobody here has time to hand it the next. */
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
  const results: CompiledNote[][] = [];
  let next = 0;
  /** Compiles batch after batch in one place, until there is none. */
  const work = async (compile: Compile): Promise<void> => {
    while (next < sources.length) {
      const start = next;
      next += BATCH;
      results[start / BATCH] = await compile(sources.slice(start, start + BATCH));
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
  const worker = new Worker(new URL('./compileWorker.ts', import.meta.url), {
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

/** Compiles all notes of a journal, on all cores where there are many. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CompileDepth, CompiledNote, NoteSource } from './compileNote.ts';
import type { JournalConfig } from './types.ts';

/** What a worker is given when it starts. */
export interface CompileSettings {
  words: Pick<JournalConfig, 'headings' | 'answers'>;
  depth: CompileDepth;
}

/**
 * A worker loads and warms up the whole of remark first. With fewer notes than this for each, one thread
 * is done sooner.
 */
const MIN_NOTES_PER_WORKER: Record<CompileDepth, number> = {
  rules: 2000,
  symptoms: 500,
  pages: 100,
};
/** Room for a note's trees, so that they are gone before anything has to look at them: half the time of collecting. */
const YOUNG_MB = 64;
/** Small enough that all workers end together, large enough that messages do not matter. */
const BATCH = 16;

/** Compiles notes, and returns the results in the order given. */
export async function compileAll(
  sources: readonly NoteSource[],
  settings: CompileSettings,
): Promise<CompiledNote[]> {
  if (sources.length === 0) return [];
  const count = Math.min(
    availableParallelism(),
    Math.floor(sources.length / MIN_NOTES_PER_WORKER[settings.depth]),
  );
  if (count < 2) {
    const { compileHere } = await import('./compileHere.ts');
    return await compileHere(sources, settings);
  }
  const results: CompiledNote[][] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./compileWorker.ts', import.meta.url), {
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    try {
      while (next < sources.length) {
        const start = next;
        next += BATCH;
        results[start / BATCH] = await ask(worker, sources.slice(start, start + BATCH));
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: count }, work));
  return results.flat();
}

function ask(worker: Worker, batch: readonly NoteSource[]): Promise<CompiledNote[]> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (compiled: CompiledNote[]) => {
      worker.off('error', reject);
      resolve(compiled);
    });
    worker.postMessage(batch);
  });
}

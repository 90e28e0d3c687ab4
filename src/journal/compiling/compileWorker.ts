/** A worker thread's end of `compileAll`: a batch of notes in, their compiled form out. */
import { parentPort, workerData } from 'node:worker_threads';
import { keepCompiledCode } from '../../files/keepCompiledCode.ts';
import type { CompileSettings, NoteSource } from './compileNote.ts';

// A worker does not share this with the main thread. Everything else is loaded after it.
keepCompiledCode(process.env);
const { compileHere } = await import('./compileHere.ts');

// One batch after another: the answers have to be in the order of the questions, and a batch that loads something waits.
let before = Promise.resolve();
parentPort?.on('message', (sources: NoteSource[]) => {
  before = before.then(async () => {
    parentPort?.postMessage(await compileHere(sources, workerData as CompileSettings));
  });
});

/** A worker thread's end of `compileAll`: a batch of notes in, their compiled form out. */
import { parentPort, workerData } from 'node:worker_threads';
import { compileHere } from './compileHere.ts';
import type { CompileSettings, NoteSource } from './compileNote.ts';

parentPort?.on('message', async (sources: NoteSource[]) => {
  parentPort?.postMessage(await compileHere(sources, workerData as CompileSettings));
});

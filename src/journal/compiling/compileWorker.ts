/** A worker thread's end of `compileAll`: a batch of notes in, their compiled form out. */
import { parentPort, workerData } from 'node:worker_threads';
import { keepCompiledCode } from '../../files/keepCompiledCode.ts';
import type { CompileSettings, NoteSource } from './compileNote.ts';

// A worker does not share this with the main thread. Everything else is loaded after it.
keepCompiledCode(process.env);
const { compileHere } = await import('./compileHere.ts');

parentPort?.on('message', async (sources: NoteSource[]) => {
  parentPort?.postMessage(await compileHere(sources, workerData as CompileSettings));
});

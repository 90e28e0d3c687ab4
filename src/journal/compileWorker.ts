/** A worker thread's end of `compileAll`: a batch of notes in, their compiled form out. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CompileSettings } from './compileAll.ts';
import { compileFiles } from './compileFiles.ts';
import { noteCompiler } from './compileNote.ts';
import type { FoundNote } from './findNotes.ts';

const settings = workerData as CompileSettings;
const compile = noteCompiler(settings.words, settings.depth);

parentPort?.on('message', async (notes: FoundNote[]) => {
  parentPort?.postMessage(await compileFiles(notes, settings, compile));
});

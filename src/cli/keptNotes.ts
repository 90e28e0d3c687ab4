/** What the commands keep of the notes of a journal. */
import path from 'node:path';
import type { CompileSettings } from '../journal/compiling/compileNote.ts';
import { codeKey } from '../journal/compiling/compilerDigest.ts';
import { type NoteCache, openNoteCache } from '../journal/compiling/noteCache.ts';
import { cacheDirOf } from '../site/journal/cacheDir.ts';

const SOURCE = path.resolve(import.meta.dirname, '..');

/** Opens what is kept of the notes, compiled to the depth `links`. */
export function keptNotes(contentDir: string): (settings: CompileSettings) => Promise<NoteCache> {
  return (settings) => openNoteCache(settings, keptNotesFolder(contentDir));
}

/** Where it is, absolute. */
export function keptNotesFolder(contentDir: string): string {
  return path.join(cacheDirOf(contentDir), 'lint');
}

/** Differs with each version of the code that checks notes. */
export async function lintKey(): Promise<string> {
  return await codeKey(SOURCE, path.extname(import.meta.filename), ['cli/linting/checkJournal']);
}

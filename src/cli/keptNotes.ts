import path from 'node:path';
import type { CompileSettings } from '../journal/compiling/compileNote.ts';
import { type NoteCache, openNoteCache } from '../journal/compiling/noteCache.ts';
import { cacheDirOf } from '../site/journal/cacheDir.ts';

/** Opens what the commands keep of the notes of a journal, compiled to the depth `links`. */
export function keptNotes(contentDir: string): (settings: CompileSettings) => Promise<NoteCache> {
  return (settings) => openNoteCache(settings, path.join(cacheDirOf(contentDir), 'lint'));
}

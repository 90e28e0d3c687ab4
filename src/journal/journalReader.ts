/** Reads one journal again and again, and compiles only what has changed. */
import { cacheDirOf } from './cacheDir.ts';
import type { CompileSettings } from './compileAll.ts';
import { type Journal, loadJournal } from './loadJournal.ts';
import { type NoteCache, openNoteCache } from './noteCache.ts';

/**
 * Makes the reader of a journal, with all that its pages need.
 *
 * @param contentDir absolute.
 */
export function journalReader(contentDir: string): () => Promise<Journal> {
  const caches = new Map<string, Promise<NoteCache>>();
  const cacheFor = (settings: CompileSettings): Promise<NoteCache> => {
    const key = JSON.stringify(settings);
    const open = caches.get(key) ?? openNoteCache(settings, cacheDirOf(contentDir));
    caches.set(key, open);
    return open;
  };
  return () => loadJournal({ contentDir, depth: 'pages', cacheFor });
}

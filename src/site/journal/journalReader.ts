/** Reads one journal repeatedly for its site, and compiles only what has changed. */
import path from 'node:path';
import { compareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { wholeText } from '../../files/wholeFile.ts';
import type { CompileSettings } from '../../journal/compiling/compileNote.ts';
import { type NoteCache, openNoteCache } from '../../journal/compiling/noteCache.ts';
import { type Histories, readHistories } from '../../journal/history/readHistories.ts';
import { type Journal, loadJournal } from '../../journal/loadJournal.ts';
import { cacheDirOf } from './cacheDir.ts';
import { publishedFiles, withPictureSizes } from './publishedFiles.ts';

/** A journal with the files to publish with its pages. */
export interface ReadJournal extends Journal {
  /** Their paths. */
  files: string[];
  /** The content of `theme.css`, if the journal has one. */
  themeCss?: string;
  /** The deploy histories that projects publish. */
  histories: Histories;
}

/** How long the dev server reuses histories, in milliseconds. */
const HISTORIES_LAST = 10 * 60_000;

/**
 * Makes the reader of a journal, with everything that its pages need.
 *
 * @param contentDir absolute.
 * @param again whether it is read more than once: then unchanged notes are not read again, and stay the same objects.
 */
export function journalReader(contentDir: string, again: boolean): () => Promise<ReadJournal> {
  const caches = new Map<string, Promise<NoteCache>>();
  const cacheFor = (settings: CompileSettings): Promise<NoteCache> => {
    const key = JSON.stringify(settings);
    const open = caches.get(key) ?? openNoteCache(settings, cacheDirOf(contentDir), again);
    caches.set(key, open);
    return open;
  };
  const historiesOf = historiesReader(contentDir);
  return async () => {
    const journal = await loadJournal({ contentDir, depth: 'pages', allowForeign: true, cacheFor });
    const published = await publishedFiles(journal.contentDir, journal.fileLinks);
    const themeCss = await wholeText(path.join(contentDir, 'theme.css')).catch(() => undefined);
    const severity = (own: 'error' | 'warning') => (journal.foreign ? 'warning' : own);
    return {
      ...journal,
      histories: await historiesOf(journal.config?.history ?? []),
      notes: journal.notes.map((note) => withPictureSizes(note, published)),
      files: [...published.files.keys()],
      ...(themeCss !== undefined && { themeCss }),
      diagnostics: [
        ...journal.diagnostics,
        ...published.diagnostics.map((found) => ({ ...found, severity: severity(found.severity) })),
      ].sort(compareDiagnostics),
    };
  };
}

/** Reads histories. URLs are fetched again only after a while, as the dev server reads the journal at each change. */
function historiesReader(contentDir: string): (from: readonly string[]) => Promise<Histories> {
  let last: { key: string; at: number; histories: Histories } | undefined;
  return async (from) => {
    const key = JSON.stringify(from);
    const isFresh = last?.key === key && performance.now() - last.at < HISTORIES_LAST;
    if (last && isFresh && from.some((each) => URL.canParse(each))) return last.histories;
    const keepIn = cacheDirOf(contentDir);
    const { env } = process;
    const histories = await readHistories({ contentDir, from, now: new Date(), env, keepIn });
    last = { key, at: performance.now(), histories };
    return histories;
  };
}

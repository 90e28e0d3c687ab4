/** Checks a whole journal, and keeps what the next check of single notes needs to know. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CompiledNote } from '../../journal/compiling/compileNote.ts';
import type { NoteCache } from '../../journal/compiling/noteCache.ts';
import type { Note } from '../../journal/fields/types.ts';
import { judgeSymptoms } from '../../journal/linting/judgeSymptoms.ts';
import { noteFacts, settingsFacts, writeFacts } from '../../journal/linting/lintFacts.ts';
import type { CheckedNotes } from '../../journal/linting/lintNamed.ts';
import { lintNotes, type Today } from '../../journal/linting/lintNotes.ts';
import { symptomsWarnings } from '../../journal/linting/symptomsWarnings.ts';
import { type Journal, loadJournal } from '../../journal/loadJournal.ts';
import { CONFIG_NAME } from '../../journal/reading/configName.ts';
import { keptNotes, keptNotesFolder, lintKey } from '../keptNotes.ts';

export interface JournalCheck {
  /** Absolute. */
  contentDir: string;
  /** The paths of the notes that are asked about; all if it is missing. */
  asked: ReadonlySet<string> | undefined;
  todayIn(timeZone: string): Today;
}

/** @returns the notes that were asked about, all that is wrong with them, and the journal as it was loaded for that. */
export async function checkJournal({
  contentDir,
  asked,
  todayIn,
}: JournalCheck): Promise<CheckedNotes & { journal: Journal }> {
  const settings = textOf(path.join(contentDir, CONFIG_NAME));
  let cache: NoteCache | undefined;
  let compiled: readonly CompiledNote[] = [];
  const journal = await loadJournal({
    contentDir,
    depth: 'links',
    asked,
    cacheFor: async (words) => {
      cache = await keptNotes(contentDir)(words);
      return cache;
    },
    onCompiled: (all) => {
      compiled = all;
    },
  });
  const { config } = journal;
  const timeZone = config?.timeZone ?? 'UTC';
  const notes = asked ? journal.notes.filter(({ path }) => asked.has(path)) : journal.notes;
  const verdicts = judgeSymptoms(journal.notes, notes);
  const noteAt = new Map(journal.notes.map((note) => [note.path, note]));
  const diagnostics = [
    ...journal.diagnostics,
    ...notes.flatMap((note) =>
      symptomsWarnings(note, verdicts.get(note.path), (at) => noteAt.get(at)),
    ),
    ...lintNotes(journal.notes, todayIn(timeZone), notes),
    ...(await importsOf(notes, contentDir)),
  ];
  if (config && settings !== undefined && cache?.shards) {
    const { shards, stateOf } = cache;
    const facts = compiled.map((result) => [result.path, noteFacts(result, stateOf(result.path))]);
    await writeFacts(keptNotesFolder(contentDir), {
      key: await lintKey(),
      notesKey: shards.key,
      settings: settingsFacts(config, settings, contentDir),
      notes: Object.fromEntries(facts),
      verdicts: Object.fromEntries(verdicts),
    });
  }
  return { notes, diagnostics, timeZone, journal };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Only `.mdx` notes have imports, and their parser takes long to load. */
async function importsOf(asked: readonly Note[], contentDir: string): Promise<Diagnostic[]> {
  if (!asked.some(({ format }) => format === 'mdx')) return [];
  const { lintImports } = await import('../../journal/linting/lintImports.ts');
  return lintImports(asked, contentDir);
}

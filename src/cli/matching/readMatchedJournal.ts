/** From the notes to what matching needs of them. */
import path from 'node:path';
import { symptomsIndex } from '../../journal/export/symptomsIndex.ts';
import type { JournalConfig } from '../../journal/fields/types.ts';
import { loadJournal } from '../../journal/loadJournal.ts';
import { keptNotes } from '../keptNotes.ts';
import type { MatchedJournal, NotedIncident } from './journalMatcher.ts';

/** Where a journal without an address would be. */
const NO_URL = 'https://journal.invalid/';

/**
 * Reads the notes of a journal; of those that did not change, what `belay lint` or an earlier match kept of them.
 *
 * @returns the calendar files that the settings name as well, absolute, as it depends on them whether the settings are
 *   valid; `undefined` where the settings cannot be used.
 */
export async function readMatchedJournal(
  contentDir: string,
): Promise<{ journal: MatchedJournal; calendars: string[] | undefined }> {
  const { notes, config } = await loadJournal({
    contentDir,
    depth: 'links',
    // Nobody asks for what is wrong with the notes.
    asked: new Set(),
    cacheFor: keptNotes(contentDir),
  });
  const incidents = notes.flatMap((note): [string, NotedIncident][] => {
    if (note.collection !== 'incidents') return [];
    const { path, slug, data, rules } = note;
    const recovery = rules
      .filter(({ stage, status }) => stage === 'recovery' && status === 'active')
      .map(({ text }) => text);
    const { severity, summary, notSymptoms } = data;
    return [[slug, { path, severity, summary, recovery, notSymptoms }]];
  });
  const journal = {
    url: config?.url ?? NO_URL,
    index: symptomsIndex(notes),
    incidents: Object.fromEntries(incidents),
  };
  return { journal, calendars: config && calendarsOf(config, contentDir) };
}

function calendarsOf(
  { vacations, holidays, workingDays }: JournalConfig,
  contentDir: string,
): string[] {
  const lists = holidays === 'none' ? [vacations, workingDays] : [vacations, holidays, workingDays];
  return lists.flatMap(({ files }) => files.map(({ file }) => path.join(contentDir, file)));
}

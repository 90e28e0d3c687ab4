/** From the notes to what matching needs of them. */
import { symptomsIndex } from '../../journal/export/symptomsIndex.ts';
import { loadJournal } from '../../journal/loadJournal.ts';
import type { MatchedJournal, NotedIncident } from './journalMatcher.ts';

/** Where a journal without an address would be. */
const NO_URL = 'https://journal.invalid/';

/** Reads all notes of a journal. */
export async function readMatchedJournal(contentDir: string): Promise<MatchedJournal> {
  const { notes, config } = await loadJournal({ contentDir, depth: 'symptoms' });
  const incidents = notes.flatMap((note): [string, NotedIncident][] => {
    if (note.collection !== 'incidents') return [];
    const { path, slug, data, rules } = note;
    const recovery = rules
      .filter(({ stage, status }) => stage === 'recovery' && status === 'active')
      .map(({ text }) => text);
    const { severity, summary, notSymptoms } = data;
    return [[slug, { path, severity, summary, recovery, notSymptoms }]];
  });
  return {
    url: config?.url ?? NO_URL,
    index: symptomsIndex(notes),
    incidents: Object.fromEntries(incidents),
  };
}

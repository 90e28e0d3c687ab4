/** Matches against a journal's notes, which contain more than the published index. */
import path from 'node:path';
import { symptomsIndex } from '../../journal/export/symptomsIndex.ts';
import type { Note } from '../../journal/fields/types.ts';
import { pageOfPath } from '../../journal/links/noteAddress.ts';
import type { Severity } from '../../rules/model.ts';
import { type OpenIndex, openIndex } from '../../symptoms/openIndex.ts';
import type { Match } from '../../symptoms/types.ts';

/** A match with the details of its note. */
export interface NotedMatch extends Match {
  severity: Severity;
  summary: string;
  /** The steps of the note's stage `recovery`. */
  recovery: string[];
  /** The note's file, from the working directory. */
  file: string;
  /** The note's page on the journal's site. */
  url: string;
}

export interface JournalMatcher {
  index: OpenIndex;
  /** Adds the details of the note to a match. */
  noted(match: Match): NotedMatch;
}

export function journalMatcher(
  notes: readonly Note[],
  { contentDir, url }: { contentDir: string; url: string },
  cwd: string,
): JournalMatcher {
  const incidents = new Map(
    notes.flatMap((note) => (note.collection === 'incidents' ? [[note.slug, note] as const] : [])),
  );
  return {
    index: openIndex(symptomsIndex(notes)),
    noted: (match) => {
      const note = incidents.get(match.id);
      if (!note) throw new RangeError(`no note for the incident ${match.id}`);
      const { data, rules } = note;
      return {
        ...match,
        severity: data.severity,
        summary: data.summary,
        recovery: rules
          .filter(({ stage, status }) => stage === 'recovery' && status === 'active')
          .map(({ text }) => text),
        file: path.relative(cwd, path.join(contentDir, note.path)).split(path.sep).join('/'),
        url: new URL(pageOfPath(note.path), url).href,
      };
    },
  };
}

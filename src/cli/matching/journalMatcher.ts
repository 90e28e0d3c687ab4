/** Matches against a journal's notes, which contain more than the published index. */
import path from 'node:path';
import { pageOfPath } from '../../journal/links/noteAddress.ts';
import type { Severity } from '../../rules/model.ts';
import { type OpenIndex, openIndex } from '../../symptoms/openIndex.ts';
import type { Match, SymptomsIndex } from '../../symptoms/types.ts';

/** What a note says of its incident, as far as an answer shows it. */
export interface NotedIncident {
  /** From the content folder. */
  path: string;
  severity: Severity;
  summary: string;
  /** The steps of the note's stage `recovery`. */
  recovery: string[];
  /** Lines that are not of the incident, though they look so. */
  notSymptoms: string[];
}

/** All of a journal that matching needs: plain data, which can be kept. */
export interface MatchedJournal {
  /** Of the journal's site. */
  url: string;
  index: SymptomsIndex;
  /** By the incident's id. */
  incidents: Record<string, NotedIncident>;
}

/** A match with the details of its note. */
export interface NotedMatch extends Match, Omit<NotedIncident, 'path' | 'notSymptoms'> {
  /** The note's file, from the working directory. */
  file: string;
  /** The note's page on the journal's site. */
  url: string;
}

export interface JournalMatcher {
  index: OpenIndex;
  /** Adds the details of the note to a match. */
  noted(match: Match): NotedMatch;
  /** The lines that the note of a match says are not of it. */
  notSymptomsOf(match: Match): readonly string[];
}

export function journalMatcher(
  { index, incidents, url }: MatchedJournal,
  contentDir: string,
  cwd: string,
): JournalMatcher {
  const noteOf = new Map(Object.entries(incidents));
  return {
    index: openIndex(index),
    noted: (match) => {
      const note = noteOf.get(match.id);
      if (!note) throw new RangeError(`no note for the incident ${match.id}`);
      const { path: notePath, severity, summary, recovery } = note;
      return {
        ...match,
        severity,
        summary,
        recovery,
        file: path.relative(cwd, path.join(contentDir, notePath)).split(path.sep).join('/'),
        url: new URL(pageOfPath(notePath), url).href,
      };
    },
    notSymptomsOf: ({ id }) => noteOf.get(id)?.notSymptoms ?? [],
  };
}

/** What a journal is to the site: entries of its content collections. */
import type { Diagnostic } from '../rules/diagnostics.ts';
import type { Calendar, Rule } from '../rules/model.ts';
import { dayOf } from './dates.ts';
import { calendarOf, yearIn } from './exportRules.ts';
import type { Journal } from './loadJournal.ts';
import { pageOfPath } from './noteAddress.ts';
import { symptomTerms } from './symptomTerms.ts';
import type {
  ChecklistData,
  Collection,
  Heading,
  IncidentData,
  JournalConfig,
  Note,
} from './types.ts';

/** What both kinds of note have on the site, beside their front matter. */
interface PageData {
  /** From the top of the journal's repository. */
  path: string;
  format: Note['format'];
  /** From the top of the site, with a slash at both ends, without the base path. */
  url: string;
  ruleIds: string[];
}

export type IncidentEntry = IncidentData &
  PageData & {
    day: string;
    /** The libraries, error codes and signals that its logs name. */
    symptomTerms: string[];
  };
export type ChecklistEntry = ChecklistData & PageData;

/** The one entry of the collection `journal`. */
export type JournalEntry = JournalConfig & {
  calendar: Calendar;
  /** What is wrong with the notes just now. A build has no errors here. */
  diagnostics: Diagnostic[];
};

export type SiteCollection = Collection | 'rules' | 'journal';

export interface Entry {
  id: string;
  data: Record<string, unknown>;
  /** The note's file, from the journal's root. */
  file?: string;
  html?: string;
  headings?: Heading[];
  /** What the entry was made from, where its data does not tell all. */
  body?: string;
}

/** The entries of one collection. `now` decides which years of holidays the calendar holds. */
export function entriesOf(collection: SiteCollection, journal: Journal, now: Date): Entry[] {
  const { config, notes, rules, diagnostics } = journal;
  switch (collection) {
    case 'incidents':
    case 'checklists':
      return notes.filter((note) => note.collection === collection).map(noteEntry);
    case 'rules':
      return rules.map((rule: Rule) => ({ id: rule.id, data: { ...rule } }));
    case 'journal': {
      if (!config) return [];
      const calendar = calendarOf(config, yearIn(config.timeZone, now));
      const data = { ...config, calendar, diagnostics } satisfies JournalEntry;
      return [{ id: 'journal', data }];
    }
  }
}

function noteEntry(note: Note): Entry {
  const page: PageData = {
    path: note.path,
    format: note.format,
    url: `/${pageOfPath(note.path)}`,
    ruleIds: [...new Set(note.rules.map((rule) => rule.id))],
  };
  const more =
    note.collection === 'incidents'
      ? { day: dayOf(note.data.date), symptomTerms: symptomTerms(logsOf(note, note.data)) }
      : {};
  return {
    id: note.slug,
    data: { ...note.data, ...page, ...more },
    file: note.path,
    headings: note.headings,
    body: note.text,
    ...(note.html !== undefined && { html: note.html }),
  };
}

function logsOf(note: Note, { symptoms }: IncidentData): string {
  return [...symptoms, ...note.symptoms.map(({ text }) => text)].join('\n');
}

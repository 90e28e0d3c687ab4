/** What a journal is to the site's pages: sorted, and each note with what its page shows. */
import { compareText, type Diagnostic } from '../rules/diagnostics.ts';
import type { Calendar, Rule } from '../rules/model.ts';
import type { IncidentSymptoms } from '../symptoms/types.ts';
import { dayOf } from './dates.ts';
import { calendarOf, yearIn } from './exportRules.ts';
import type { Journal } from './loadJournal.ts';
import { pageOfPath } from './noteAddress.ts';
import { symptomsOf } from './symptomsIndex.ts';
import { symptomTerms } from './symptomTerms.ts';
import type { ChecklistData, Heading, IncidentData, JournalConfig, Note } from './types.ts';

/** What both kinds of note have on the site, beside their front matter. */
interface PageData {
  /** From the top of the journal's repository. */
  path: string;
  format: Note['format'];
  /** From the top of the site, with a slash at both ends, without the base path. */
  url: string;
  ruleIds: string[];
}

/** A note that has a page. */
export interface NotePage<Data> {
  /** The last part of the page's address. */
  id: string;
  data: Data & PageData;
  headings: Heading[];
  /** The note's body; `.mdx` is rendered by Astro instead. */
  html?: string;
}

export type IncidentPage = NotePage<
  IncidentData & {
    day: string;
    /** The libraries, error codes and signals that its logs name. */
    symptomTerms: string[];
  }
>;
export type ChecklistPage = NotePage<ChecklistData>;

export interface SiteSettings extends JournalConfig {
  calendar: Calendar;
  /** What is wrong with the notes just now. A build has no errors here. */
  diagnostics: Diagnostic[];
}

export interface SiteJournal {
  settings: SiteSettings;
  /** The latest first. */
  incidents: IncidentPage[];
  /** By title. */
  checklists: ChecklistPage[];
  /** In the order of the export. */
  rules: Rule[];
  /** What shows each incident in a log, by path. */
  symptoms: IncidentSymptoms[];
}

/** Settings that show a journal whose `journal.yaml` cannot be read, so that its page can say so. */
const STAND_IN: JournalConfig = {
  title: 'A journal without settings',
  url: 'https://journal.invalid/',
  author: 'nobody yet',
  description: '',
  language: 'en',
  timeZone: 'UTC',
  country: 'US',
  weekend: ['saturday', 'sunday'],
  vacations: [],
  headings: { 'before-deploy': [], 'after-deploy': [], recovery: [] },
  answers: { yes: [], no: [], so: [] },
};

/**
 * A journal as its pages show it.
 *
 * @param now decides which years of holidays the calendar holds.
 * @param last how the site stood before. A note that is broken just now keeps its page, the journal its settings.
 */
export function siteJournalOf(journal: Journal, now: Date, last?: SiteJournal): SiteJournal {
  const { notes, rules, diagnostics } = journal;
  const config = journal.config ?? last?.settings ?? STAND_IN;
  const broken = new Set(diagnostics.map((diagnostic) => diagnostic.path));
  const whole = new Set(notes.map((note) => note.path));
  const kept = <Page extends NotePage<unknown>>(pages: readonly Page[] = []) =>
    pages.filter(({ data }) => broken.has(data.path) && !whole.has(data.path));
  const incidents = notes.flatMap((note) =>
    note.collection === 'incidents' ? incidentPage(note) : [],
  );
  const checklists = notes.flatMap((note) =>
    note.collection === 'checklists' ? checklistPage(note) : [],
  );
  return {
    settings: {
      ...config,
      calendar: calendarOf(config, yearIn(config.timeZone, now)),
      diagnostics,
    },
    incidents: [...incidents, ...kept(last?.incidents)].sort(
      (a, b) => compareText(b.data.date, a.data.date) || compareText(a.id, b.id),
    ),
    checklists: [...checklists, ...kept(last?.checklists)].sort((a, b) =>
      compareText(a.data.title, b.data.title),
    ),
    rules,
    symptoms: notes.flatMap((note) => symptomsOf(note) ?? []),
  };
}

type NoteOf<Name> = Extract<Note, { collection: Name }>;

function incidentPage(note: NoteOf<'incidents'>): IncidentPage {
  const { data, symptoms } = note;
  const logs = [...data.symptoms, ...symptoms.map(({ text }) => text)].join('\n');
  const more = { day: dayOf(data.date), symptomTerms: symptomTerms(logs) };
  return { ...bodyOf(note), data: { ...data, ...pageDataOf(note), ...more } };
}

function checklistPage(note: NoteOf<'checklists'>): ChecklistPage {
  return { ...bodyOf(note), data: { ...note.data, ...pageDataOf(note) } };
}

function bodyOf({ slug, headings, html }: Note): Omit<NotePage<unknown>, 'data'> {
  return { id: slug, headings, ...(html !== undefined && { html }) };
}

function pageDataOf(note: Note): PageData {
  return {
    path: note.path,
    format: note.format,
    url: `/${pageOfPath(note.path)}`,
    ruleIds: [...new Set(note.rules.map((rule) => rule.id))],
  };
}

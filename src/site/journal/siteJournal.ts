/** The journal as the site's pages use it: sorted, each note with what its page shows. */
import path from 'node:path';
import { zonedTime } from '../../calendar/zonedTime.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { calendarOf } from '../../journal/export/calendarOf.ts';
import { yearIn } from '../../journal/export/exportRules.ts';
import { symptomsOf } from '../../journal/export/symptomsOf.ts';
import { dayOf } from '../../journal/fields/dates.ts';
import type {
  ChecklistData,
  Heading,
  IncidentData,
  JournalConfig,
  Note,
  PlainData,
} from '../../journal/fields/types.ts';
import type { Histories } from '../../journal/history/readHistories.ts';
import { pageOfPath } from '../../journal/links/noteAddress.ts';
import { STAND_IN_URL } from '../../journal/loadJournal.ts';
import { type Calendar, type Rule, STAGES } from '../../rules/model.ts';
import type { IncidentSymptoms } from '../../symptoms/types.ts';
import { compareText } from '../../text/compareText.ts';
import type { ReadJournal } from './journalReader.ts';
import { symptomTerms } from './symptomTerms.ts';

/** What both kinds of note have on the site, besides their front matter. */
interface PageData {
  /** From the content folder. */
  path: string;
  format: Note['format'];
  /** From the root of the site, with a slash at both ends, without the base path. */
  url: string;
  ruleIds: string[];
}

/** A note that has a page. */
export interface NotePage<Data> {
  /** The last part of the page's address. */
  id: string;
  data: Data & PageData;
  headings: Heading[];
  /** The note's Markdown, whole, as it was read. */
  text: string;
  /** The note's body. An `.mdx` note has none: its module is run. */
  html?: string;
  /** The module of an `.mdx` note, as the body of a function (see `compileMdx.ts`). Without it, Astro bundles the note. */
  code?: string;
}

export type IncidentPage = NotePage<
  IncidentData & {
    day: string;
    /** The libraries, error codes and signals that its logs name. */
    symptomTerms: string[];
  }
>;
export type ChecklistPage = NotePage<ChecklistData>;
/** A note that is neither an incident nor a checklist: somebody else's Markdown. */
export type PlainPage = NotePage<PlainData>;

export interface SiteSettings extends JournalConfig {
  /** The owner's styles, in their own cascade layer; empty if there are none. */
  theme: string;
  /** Whether this is not a journal, but a folder of somebody's Markdown: it has no settings. */
  foreign: boolean;
  calendar: Calendar;
  /** The current diagnostics, with paths from the working directory. A build has no errors here. */
  diagnostics: Diagnostic[];
}

export interface SiteJournal {
  /** The folder that paths start from, absolute. */
  contentDir: string;
  settings: SiteSettings;
  /** The day on which it was read, in its time zone. */
  today: string;
  /** The latest first. */
  incidents: IncidentPage[];
  /** By title. */
  checklists: ChecklistPage[];
  /** By path. */
  notes: PlainPage[];
  /** The paths of files to publish with the pages. */
  files: string[];
  /** In the order of the export. */
  rules: Rule[];
  /** The symptoms of each incident, by path. */
  symptoms: IncidentSymptoms[];
  /** The deploy histories that projects publish, and where they come from. */
  histories: Histories;
}

const NO_DAYS = { days: [], files: [] };

/** Default settings: for a folder of Markdown, or a journal whose `journal.yaml` currently cannot be read. */
function standIn(name: string): JournalConfig {
  const words = name.replaceAll(/[-_+.]+/g, ' ').trim();
  return {
    title: words.charAt(0).toUpperCase() + words.slice(1),
    url: STAND_IN_URL,
    history: [],
    author: '',
    offline: true,
    description: `Notes from the folder ${name}.`,
    language: 'en',
    timeZone: 'UTC',
    country: 'US',
    weekend: ['saturday', 'sunday'],
    vacations: NO_DAYS,
    holidays: 'none',
    workingDays: NO_DAYS,
    headings: { 'before-deploy': [], 'after-deploy': [], recovery: [] },
    answers: { yes: [], no: [], so: [] },
  };
}

/**
 * A journal as its pages show it.
 *
 * @param shown the diagnostics of the notes, with paths that a person can open.
 * @param now determines which years of holidays the calendar contains.
 * @param last the previous state. A note that is currently broken keeps its page, and the journal keeps its settings.
 */
export function siteJournalOf(
  journal: ReadJournal,
  shown: readonly Diagnostic[],
  now: Date,
  last?: SiteJournal,
): SiteJournal {
  const { notes, rules, diagnostics, foreign, files } = journal;
  const config = journal.config ?? last?.settings ?? standIn(path.basename(journal.contentDir));
  const calendar = siteCalendar(config, yearIn(config.timeZone, now));
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
    contentDir: journal.contentDir,
    today: zonedTime(now.getTime(), config.timeZone).date,
    settings: {
      ...config,
      theme: themeOf(config, journal.themeCss),
      foreign,
      // No country is set, so there are no holidays.
      calendar: foreign ? { ...calendar, holidays: [] } : calendar,
      diagnostics: [...shown],
    },
    incidents: [...incidents, ...kept(last?.incidents)].sort(
      (a, b) => compareText(b.data.date, a.data.date) || compareText(a.id, b.id),
    ),
    checklists: [...checklists, ...kept(last?.checklists)].sort(
      (a, b) =>
        STAGES.indexOf(a.data.stage) - STAGES.indexOf(b.data.stage) ||
        compareText(a.data.title, b.data.title),
    ),
    notes: notes.flatMap((note) => (note.collection === 'notes' ? plainPage(note) : [])),
    files,
    rules,
    symptoms: notes.flatMap((note) => symptomsOf(note) ?? []),
    histories: journal.histories,
  };
}

let latest: { key: string; calendar: Calendar } | undefined;

/** The calendar; the last one again if nothing that it depends on has changed. */
function siteCalendar(config: JournalConfig, year: number): Calendar {
  const key = JSON.stringify([config, year]);
  latest = latest?.key === key ? latest : { key, calendar: calendarOf(config, year, 'site') };
  return latest.calendar;
}

/** The order of the layers, as in `styles/site.css`: the browser may read either file first. */
const LAYERS = '@layer reset, tokens, base, layout, parts, pages, print, states, theme;';

/** The styles that the owner adds: the accent, and `theme.css`. They override all others. */
function themeOf({ accent }: Pick<JournalConfig, 'accent'>, css = ''): string {
  const colour = accent
    ? `:root { --color-link: light-dark(${accent}, color-mix(in oklab, ${accent} 50%, white)); }\n`
    : '';
  return colour || css.trim() ? `${LAYERS}\n@layer theme {\n${colour}${css}\n}\n` : '';
}

type NoteOf<Name> = Extract<Note, { collection: Name }>;

/** The pages of notes that are still the same: the dev server reads the journal after each change. */
const incidentPages = new WeakMap<Note, IncidentPage>();

function incidentPage(note: NoteOf<'incidents'>): IncidentPage {
  const page = incidentPages.get(note) ?? newIncidentPage(note);
  incidentPages.set(note, page);
  return page;
}

function newIncidentPage(note: NoteOf<'incidents'>): IncidentPage {
  const { data, symptoms } = note;
  const logs = [...data.symptoms, ...symptoms.map(({ text }) => text)].join('\n');
  const more = { day: dayOf(data.date), symptomTerms: symptomTerms(logs) };
  return { ...bodyOf(note), data: { ...data, ...pageDataOf(note), ...more } };
}

function checklistPage(note: NoteOf<'checklists'>): ChecklistPage {
  return { ...bodyOf(note), data: { ...note.data, ...pageDataOf(note) } };
}

function plainPage(note: NoteOf<'notes'>): PlainPage {
  const { data } = note;
  const page = { ...bodyOf(note), data: { ...data, ...pageDataOf(note) } };
  // The whole address: one page serves plain notes, wherever they are.
  return { ...page, id: page.data.url.slice(1, -1) };
}

function bodyOf({ slug, headings, text, html }: Note): Omit<NotePage<unknown>, 'data'> {
  return { id: slug, headings, text, ...(html !== undefined && { html }) };
}

function pageDataOf(note: Note): PageData {
  return {
    path: note.path,
    format: note.format,
    url: `/${pageOfPath(note.path)}`,
    ruleIds: [...new Set(note.rules.map((rule) => rule.id))],
  };
}

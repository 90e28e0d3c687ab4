/** The model of a journal that has been read, for the commands, the site build and the tests. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type {
  AppliesTo,
  Holiday,
  NoteRule,
  Severity,
  Stage,
  Vacation,
  Weekday,
  WorkedDay,
} from '../../rules/model.ts';

export const COLLECTIONS = ['incidents', 'checklists'] as const;
export type Collection = (typeof COLLECTIONS)[number];

export const INCIDENT_STATUSES = ['open', 'mitigated', 'resolved'] as const;
type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** An `.ics` file that `journal.yaml` names, read. */
export interface CalendarFile {
  /** From the content folder. */
  file: string;
  text: string;
  /** Whether its days are part of `rules.json`. */
  publish: boolean;
}

/** Days as `journal.yaml` lists them, and the calendar files that it names. */
export interface DayList<Day> {
  days: Day[];
  files: CalendarFile[];
}

/** `content/journal.yaml`, with every default filled in. */
export interface JournalConfig {
  title: string;
  /** Where the site is published, with its base path: `https://journal.example/` or `https://example.org/journal/`. */
  url: string;
  /** Where the notes' files can be read, with a slash at the end. */
  source?: string;
  /** Files and addresses that hold what projects' runs found. */
  history: string[];
  author: string;
  description: string;
  /** Whether browsers keep the pages for times without a network. */
  offline: boolean;
  /** A picture for the header: its path from the content folder. */
  logo?: string;
  /** The colour of links, as `#b3261e`. */
  accent?: string;
  /** A line at the foot of each page. */
  footer?: string;
  /** BCP 47, for `<html lang>` and dates. */
  language: string;
  /** IANA. Dates without a zone are in it. */
  timeZone: string;
  /** ISO 3166-1 alpha-2, for public holidays, or `none`; `region` is ISO 3166-2's second half. */
  country: string;
  region?: string;
  weekend: Weekday[];
  vacations: DayList<Vacation>;
  /** The journal's own holidays, beside those of the country; or none at all. */
  holidays: DayList<Holiday> | 'none';
  /** Days that are worked although the country's list or the weekend says otherwise. */
  workingDays: DayList<WorkedDay>;
  /** Until when the owner compared the holidays with an official calendar. */
  holidaysChecked?: string;
  /** Headings that open a stage beside the built-in ones. */
  headings: Record<Stage, string[]>;
  /** Answer words in addition to `Yes`, `No` and `so`. */
  answers: { yes: string[]; no: string[]; so: string[] };
}

/** The front matter of an incident, checked, with defaults filled in. */
export interface IncidentData {
  title: string;
  /** Start, as written: `2019-06-24` or `2023-03-08T06:03Z`. Without a zone it is in the journal's. */
  date: string;
  /** End, as `date`. */
  resolved?: string;
  /** Whole minutes from start to end, given or worked out. */
  durationMinutes?: number;
  severity: Severity;
  status: IncidentStatus;
  services: string[];
  tags: string[];
  /** Addresses that the note had before. */
  aliases: string[];
  /** If it has none, the beginning of its text. */
  summary: string;
  detectedBy?: string;
  /** Lines of a log that tell this incident apart, beside those in the note's log fences. */
  symptoms: string[];
  /** Lines of logs that were matched with it by mistake. */
  notSymptoms: string[];
  appliesTo: AppliesTo;
}

/** The front matter of a checklist, checked, with defaults filled in. */
export interface ChecklistData {
  title: string;
  /** If it has none, the beginning of its text. */
  summary: string;
  stage: Stage;
  tags: string[];
  /** Addresses that the note had before. */
  aliases: string[];
  appliesTo: AppliesTo;
}

/** The fields of a plain Markdown file, which is neither an incident nor a checklist. */
export interface PlainData {
  title: string;
  /** If it has none, the beginning of its text. */
  summary: string;
  appliesTo: AppliesTo;
}

/** A log that an incident quotes. */
export interface Symptom {
  text: string;
  /** The first line of the text itself, not of its fence. */
  line: number;
}

export interface Heading {
  depth: number;
  slug: string;
  text: string;
}

/** The fields of all notes. */
export interface NoteBase {
  /** From the content folder, with `/`: `incidents/ssl.md`. */
  path: string;
  format: 'md' | 'mdx';
  /** The last part of the page's address. */
  slug: string;
  /** The note's text, whole. */
  text: string;
  /** The note's body as HTML; `.mdx` is rendered by Astro instead. */
  html?: string;
  headings: Heading[];
  /** All ids on its page that a link can lead to, where they are known. */
  anchors?: string[];
  /** Whether components of an `.mdx` note may give ids beside those; never a rule's. */
  moreAnchors?: boolean;
  rules: NoteRule[];
  symptoms: Symptom[];
  /** What the index of logs stores of an incident. Only where many notes are compared and no pages are made. */
  said?: string[];
  diagnostics: Diagnostic[];
}

export type Note =
  | (NoteBase & { collection: 'incidents'; data: IncidentData })
  | (NoteBase & { collection: 'checklists'; data: ChecklistData })
  | (NoteBase & { collection: 'notes'; data: PlainData });

/** The fields that notes and `journal.yaml` may have. What the doc says here is what people read. */
import * as z from 'zod';
import { AppliesTo, SEVERITIES, STAGES, WEEKDAYS } from '../../rules/model.ts';
import { foldCase } from '../../text/foldCase.ts';
import { isDate, minutesBetween, readDuration } from './dates.ts';
import { Holidays, Vacations, WorkingDays } from './dayLists.ts';
import {
  type ChecklistData,
  INCIDENT_STATUSES,
  type IncidentData,
  type JournalConfig,
} from './types.ts';

const Text = z.string().trim().min(1, 'it is empty');
const Texts = z.array(Text);
const NoteDate = z
  .string()
  .refine(isDate, 'expected a date that exists, as 2019-06-24 or 2019-06-24T09:40Z');
const Duration = z
  .string()
  .refine((text) => readDuration(text) !== undefined, 'expected a duration, as 45m, 2h 50m or 14d');
const OneOrMany = z.preprocess((value) => (typeof value === 'string' ? [value] : value), Texts);

/** Front matter of `content/incidents/`. */
export const IncidentFrontMatter = z
  .strictObject({
    /** What went wrong, readable in a list. */
    title: Text,
    /** When it began. Without a time zone it is in the journal's. */
    date: NoteDate,
    /** When it was over. Either this or `duration`. */
    resolved: NoteDate.optional(),
    /** How long it lasted, as `45m`, `2h 50m` or `14d`. */
    duration: Duration.optional(),
    /** `sev1` is the worst. */
    severity: z.enum(SEVERITIES),
    status: z.enum(INCIDENT_STATUSES).default('resolved'),
    /** What was hit. */
    services: Texts.default([]),
    tags: Texts.default([]),
    /** One or two sentences, for lists and search. */
    summary: Text,
    /** Who or what noticed it first. */
    detectedBy: Text.optional(),
    /** Lines of a log that tell this incident apart, beside those in the note's log fences. */
    symptoms: Texts.default([]),
    /** Where the note's rules are asked. Left out, everywhere. */
    appliesTo: AppliesTo.default({}),
  })
  .superRefine(({ date, resolved, duration }, context) => {
    if (resolved !== undefined && duration !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['duration'],
        message: '`resolved` says when it was over already; leave one of them out',
      });
    }
    if (resolved !== undefined && (resolved < date || (minutesBetween(date, resolved) ?? 0) < 0)) {
      context.addIssue({
        code: 'custom',
        path: ['resolved'],
        message: `that is before the incident began (${date})`,
      });
    }
  });

/** Front matter of `content/checklists/`. */
export const ChecklistFrontMatter = z.strictObject({
  title: Text,
  summary: Text,
  /** The stage of everything in the note that stands under no stage heading. */
  stage: z.enum(STAGES).default('before-deploy'),
  tags: Texts.default([]),
  appliesTo: AppliesTo.default({}),
});

/** `content/journal.yaml`. */
export const JournalYaml = z.strictObject({
  title: Text,
  /** Where the site is published, base path included. */
  url: z.url({ protocol: /^https?$/, error: 'expected a URL, as https://journal.example/' }),
  /** Where the content folder can be read in the web: a note's path from there is added to it. */
  source: z
    .url({
      protocol: /^https?$/,
      error: 'expected a URL, as https://git.example/journal/blob/main/content/',
    })
    .optional(),
  author: Text.default('The owner'),
  description: Text.default('What went wrong, and what it taught.'),
  /** BCP 47, as `en` or `tr`. */
  language: z.string().refine(isLanguage, 'expected a language tag, as en or tr').default('en'),
  /** IANA, as `Europe/Istanbul`. */
  timeZone: z.string().refine(isTimeZone, 'expected a time zone, as Europe/Istanbul'),
  /** ISO 3166-1, as `TR`: whose public holidays count. `none` for no country's. */
  country: z
    .string()
    .regex(/^([A-Z]{2}|none)$/, { error: ({ input }) => whichCountry(String(input)) }),
  /** The part behind the hyphen in ISO 3166-2, as `BY` for Bavaria. */
  region: Text.optional(),
  weekend: z
    .array(z.enum(WEEKDAYS))
    .max(6, 'a week needs a working day')
    .default(['saturday', 'sunday']),
  /** Days off of the team: dates, or the path of an `.ics` file. */
  vacations: Vacations.default([]),
  /** Public holidays that the country's list lacks or has wrong: days, or an `.ics` file of the authority. `none` for no public holidays. */
  holidays: Holidays.default([]),
  /** Days that are worked although the country's list or the weekend says otherwise: days, or an `.ics` file. */
  workingDays: WorkingDays.default([]),
  /** The last day until which you compared the holidays with the country's official calendar. */
  holidaysChecked: z.iso.date('expected a day, as 2027-12-31').optional(),
  /** Headings that open a stage, beside the English ones. */
  headings: z.partialRecord(z.enum(STAGES), OneOrMany).default({}),
  /** Answer words beside `Yes`, `No` and `so`. */
  answers: z
    .strictObject({
      yes: OneOrMany.default([]),
      no: OneOrMany.default([]),
      so: OneOrMany.default([]),
    })
    .prefault({}),
});

/** Fills in what an incident's front matter leaves to be worked out. */
export function incidentData(fields: z.infer<typeof IncidentFrontMatter>): IncidentData {
  const { resolved, duration, detectedBy, ...rest } = fields;
  const minutes =
    duration !== undefined
      ? readDuration(duration)
      : resolved !== undefined
        ? minutesBetween(fields.date, resolved)
        : undefined;
  return {
    ...rest,
    ...(resolved !== undefined && { resolved }),
    ...(detectedBy !== undefined && { detectedBy }),
    ...(minutes !== undefined && { durationMinutes: Math.round(minutes) }),
  };
}

/** Front matter of a checklist as the rest of Belay reads it. */
export function checklistData(fields: z.infer<typeof ChecklistFrontMatter>): ChecklistData {
  return fields;
}

/** `journal.yaml` as the rest of Belay reads it. */
export function journalConfig(
  fields: z.infer<typeof JournalYaml>,
  days: Pick<JournalConfig, 'vacations' | 'holidays' | 'workingDays'>,
): JournalConfig {
  const { region, source, headings, url, holidaysChecked, ...rest } = fields;
  const { vacations, holidays, workingDays } = days;
  return {
    ...rest,
    vacations,
    holidays,
    workingDays,
    ...(holidaysChecked !== undefined && { holidaysChecked }),
    url: withSlash(url),
    ...(source !== undefined && { source: withSlash(source) }),
    ...(region !== undefined && { region }),
    headings: {
      'before-deploy': headings['before-deploy'] ?? [],
      'after-deploy': headings['after-deploy'] ?? [],
      recovery: headings.recovery ?? [],
    },
  };
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

/** What to write for a country that is spelled out, in English or in the machine's own language. */
function whichCountry(text: string): string {
  const codes = [...Array(26 * 26).keys()].map((index) =>
    String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
  );
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const code = codes.find(
    (each) =>
      // Codes of countries that are no more have the names of their successors.
      Intl.getCanonicalLocales(`und-${each}`)[0] === `und-${each}` &&
      (foldCase(names.of(each) ?? '') === foldCase(text) || each === text.toUpperCase()),
  );
  const expected = 'expected two capital letters, as TR, or none';
  return code === undefined ? expected : `${expected}. Did you mean "${code}"?`;
}

function isTimeZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

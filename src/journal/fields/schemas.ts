/** The fields that notes and `journal.yaml` may have. What the doc says here is what people read. */
import * as z from 'zod';
import { AppliesTo, SEVERITIES, STAGES, Vacation, WEEKDAYS } from '../../rules/model.ts';
import { isDate, minutesBetween, readDuration } from './dates.ts';
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
  /** ISO 3166-1, as `TR`: whose public holidays count. */
  country: z.string().regex(/^[A-Z]{2}$/, 'expected two capital letters, as TR'),
  /** The part behind the hyphen in ISO 3166-2, as `BY` for Bavaria. */
  region: Text.optional(),
  weekend: z
    .array(z.enum(WEEKDAYS))
    .max(6, 'a week needs a working day')
    .default(['saturday', 'sunday']),
  vacations: z.array(Vacation).default([]),
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
export function journalConfig(fields: z.infer<typeof JournalYaml>): JournalConfig {
  const { region, source, headings, url, ...rest } = fields;
  return {
    ...rest,
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

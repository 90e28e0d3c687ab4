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
  .refine(isDate, 'expected a date that exists, such as 2019-06-24 or 2019-06-24T09:40Z');
const Duration = z
  .string()
  .refine(
    (text) => readDuration(text) !== undefined,
    'expected a duration, such as 45m, 2h 50m or 14d',
  );
/** One text, or a list. */
export const OneOrMany = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  Texts,
);
/** A file that the site shows, in the content folder. */
const SiteFile = z
  .string()
  .regex(
    /^(?!.*(?:^|\/)\.)[^\\]+\.(?:svg|png|webp)$/i,
    'expected a .svg, .png or .webp file in the content folder, such as logo.svg',
  );
const Words = OneOrMany.default([]);

const Aliases = Texts.default([]).meta({
  description: 'Addresses that the note had before it was renamed. They redirect to it.',
  examples: [['incidents/2019-06-old-name/']],
});

/** Front matter of `incidents/`. */
export const IncidentFrontMatter = z
  .strictObject({
    title: Text.meta({
      description: 'What went wrong, short enough for a list.',
      examples: ['The workers died after the deploy'],
    }),
    date: NoteDate.meta({
      description: 'When it began: a date, or a time. Without a time zone it is in the journal’s.',
      examples: ['2019-06-24', '2019-06-24T09:40Z'],
    }),
    resolved: NoteDate.optional().meta({
      description: 'When it ended. Give either this or `duration`.',
      examples: ['2019-06-24T14:10Z'],
    }),
    duration: Duration.optional().meta({
      description: 'How long it lasted, as `45m`, `2h 50m` or `14d`.',
      examples: ['2h 50m'],
    }),
    severity: z.enum(SEVERITIES).meta({ description: '`sev1` is the worst.', examples: ['sev2'] }),
    status: z
      .enum(INCIDENT_STATUSES)
      .default('resolved')
      .meta({ description: 'Whether it is still open.' }),
    services: Texts.default([]).meta({
      description: 'The affected services. Each service has a page.',
      examples: [['checkout', 'mail']],
    }),
    tags: Texts.default([]).meta({
      description: 'Its topics. Each tag has a page.',
      examples: [['openssl', 'vacation']],
    }),
    summary: Text.optional().meta({
      description:
        'One or two sentences, for lists and search. Without it, the first paragraph is shown.',
      examples: ['Every worker died in libssl, an hour after a package upgrade.'],
    }),
    detectedBy: Text.optional().meta({
      description: 'Who or what noticed it first.',
      examples: ['a customer'],
    }),
    symptoms: Texts.default([]).meta({
      description:
        'Lines of a log that identify this incident, in addition to those in the note’s log fences.',
      examples: [['segfault at 0 in libssl.so.1.0.2']],
    }),
    notSymptoms: Texts.default([]).meta({
      description:
        'Lines of logs that were matched with this incident by mistake. `belay match --not` adds them.',
      examples: [['worker ‹number› exited on signal 11']],
    }),
    aliases: Aliases,
    appliesTo: AppliesTo.default({}).meta({
      description:
        'Where the note’s rules are asked: all given lists must match. Default: everywhere.',
      examples: [{ projects: ['shop'], environments: ['production'], stacks: ['django'] }],
    }),
  })
  .superRefine(({ date, resolved, duration }, context) => {
    if (resolved !== undefined && duration !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['duration'],
        message: '`resolved` already says when it ended; leave one of them out',
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

/** Front matter of `checklists/`. */
export const ChecklistFrontMatter = z.strictObject({
  title: Text.meta({ description: 'What the list is for.', examples: ['Release'] }),
  summary: Text.optional().meta({
    description:
      'One or two sentences, for lists and search. Without it, the first paragraph is shown.',
    examples: ['What to ask before each release.'],
  }),
  stage: z.enum(STAGES).default('before-deploy').meta({
    description: 'The stage of everything in the note that is not under a stage heading.',
  }),
  tags: Texts.default([]).meta({ description: 'What it is about.', examples: [['database']] }),
  aliases: Aliases,
  appliesTo: AppliesTo.default({}).meta({
    description:
      'Where the note’s rules are asked: all given lists must match. Default: everywhere.',
    examples: [{ stacks: ['postgresql'] }],
  }),
});

/** `journal.yaml`. */
export const JournalYaml = z.strictObject({
  title: Text.meta({ description: 'The name of the journal.', examples: ['Our journal'] }),
  url: z
    .url({ protocol: /^https?$/, error: 'expected a URL, such as https://journal.example/' })
    .meta({
      description: 'Where the site is published, base path included.',
      examples: ['https://journal.example/'],
    }),
  source: z
    .url({
      protocol: /^https?$/,
      error: 'expected a URL, such as https://git.example/journal/blob/main/content/',
    })
    .optional()
    .meta({
      description: 'The URL of the content folder on the web; a note’s path is added to it.',
      examples: ['https://git.example/journal/blob/main/content/'],
    }),
  history: z
    .array(z.string().trim().min(1))
    .default([])
    .meta({
      description:
        'What projects publish with `belay log --export`: files, from the content folder, and `https:` addresses. `history.json` in the content folder is read without being named.',
      examples: [['https://raw.githubusercontent.com/shop/shop/belay-history/history.json']],
    }),
  author: z
    .string()
    .trim()
    .default('')
    .meta({
      description: 'The owner of the journal, for the footer of each page.',
      examples: ['The platform team'],
    }),
  description: Text.default('What went wrong, and what we learned.').meta({
    description: 'One sentence, for the first page and the feed.',
  }),
  logo: SiteFile.optional().meta({
    description:
      'A picture for the header of each page: a file in the content folder, .svg, .png or .webp.',
    examples: ['logo.svg'],
  }),
  accent: z
    .string()
    .regex(/^#[\da-f]{6}$/i, 'expected a colour in quotes, such as "#b3261e"')
    .optional()
    .meta({
      description: 'The colour of links and marks, in quotes: `#` begins a comment in YAML.',
      examples: ['#b3261e'],
    }),
  offline: z.boolean().default(true).meta({
    description: 'Whether browsers store the pages, so that the runbook opens without a network.',
  }),
  footer: Text.optional().meta({
    description: 'A line of text in the footer of each page.',
    examples: ['Internal. Do not share.'],
  }),
  language: z
    .string()
    .refine(isLanguage, 'expected a language tag, such as en or tr')
    .default('en')
    .meta({ description: 'BCP 47.', examples: ['tr'] }),
  timeZone: z
    .string()
    .refine(isTimeZone, 'expected a time zone, such as Europe/Istanbul')
    .meta({
      description: 'An IANA name. All days and times are in this zone.',
      examples: ['Europe/Istanbul'],
    }),
  country: z
    .string()
    .regex(/^([A-Z]{2}|none)$/, { error: ({ input }) => whichCountry(String(input)) })
    .meta({
      description:
        'The country whose public holidays count, by its ISO 3166-1 code. `none` for no holidays.',
      examples: ['TR'],
    }),
  region: Text.optional().meta({
    description: 'The part after the hyphen in ISO 3166-2: `BY` for Bavaria.',
    examples: ['BY'],
  }),
  weekend: z
    .array(z.enum(WEEKDAYS))
    .max(6, 'a week needs a working day')
    .default(['saturday', 'sunday'])
    .meta({
      description: 'The days off of each week.',
      examples: [['friday', 'saturday']],
    }),
  vacations: Vacations.default([]).meta({
    description:
      'Days off of the team: dates, or the path of an `.ics` file. First and last day are off.',
    examples: [[{ from: '2026-08-03', to: '2026-08-21', name: 'Summer' }]],
  }),
  holidays: Holidays.default([]).meta({
    description:
      'Public holidays that are missing or wrong in the country’s list: days, or an `.ics` file of the authority. `none` for no public holidays.',
    examples: [[{ date: '2026-10-28', name: 'Republic Day eve' }]],
  }),
  workingDays: WorkingDays.default([]).meta({
    description:
      'Working days that are off in the country’s list or the weekend: days, or an `.ics` file.',
    examples: [['2026-10-10']],
  }),
  holidaysChecked: z.iso
    .date('expected a day, such as 2027-12-31')
    .optional()
    .meta({
      description:
        'The last day until which you compared the holidays with the country’s official calendar.',
      examples: ['2027-12-31'],
    }),
  headings: z
    .partialRecord(z.enum(STAGES), OneOrMany)
    .default({})
    .meta({
      description: 'Headings that open a stage, in addition to the English ones.',
      examples: [{ 'before-deploy': ['Yayından önce'] }],
    }),
  answers: z
    .strictObject({
      yes: Words.meta({ description: 'Words that mean yes.' }),
      no: Words.meta({ description: 'Words that mean no.' }),
      so: Words.meta({ description: 'Words that begin a consequence.' }),
    })
    .prefault({})
    .meta({
      description: 'Answer words in addition to `Yes`, `No` and `so`.',
      examples: [{ yes: ['Evet'], no: ['Hayır'], so: ['yani'] }],
    }),
});

/**
 * Fills in what an incident's front matter leaves to be worked out.
 *
 * @param lead the beginning of the note's text, for one without a summary.
 */
export function incidentData(
  fields: z.infer<typeof IncidentFrontMatter>,
  lead: string,
): IncidentData {
  const { resolved, duration, detectedBy, summary = lead, ...rest } = fields;
  const minutes =
    duration !== undefined
      ? readDuration(duration)
      : resolved !== undefined
        ? minutesBetween(fields.date, resolved)
        : undefined;
  return {
    ...rest,
    summary,
    ...(resolved !== undefined && { resolved }),
    ...(detectedBy !== undefined && { detectedBy }),
    ...(minutes !== undefined && { durationMinutes: Math.round(minutes) }),
  };
}

/** Front matter of a checklist as the rest of Belay reads it. */
export function checklistData(
  fields: z.infer<typeof ChecklistFrontMatter>,
  lead: string,
): ChecklistData {
  return { ...fields, summary: fields.summary ?? lead };
}

/** `journal.yaml` as the rest of Belay reads it. */
export function journalConfig(
  fields: z.infer<typeof JournalYaml>,
  days: Pick<JournalConfig, 'vacations' | 'holidays' | 'workingDays'>,
): JournalConfig {
  const { region, source, headings, url, holidaysChecked, logo, accent, footer, ...rest } = fields;
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
    ...(logo !== undefined && { logo }),
    ...(accent !== undefined && { accent }),
    ...(footer !== undefined && { footer }),
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
  const expected = 'expected two capital letters, such as TR, or none';
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

/** The fields of `journal.yaml`. People read what the descriptions say. */
import * as z from 'zod';
import { STAGES, WEEKDAYS } from '../../rules/model.ts';
import { Holidays, Vacations, WorkingDays } from './dayLists.ts';
import { OneOrMany, Text } from './fieldTypes.ts';
import type { JournalConfig } from './types.ts';
import { whichCountry } from './whichCountry.ts';

/** A file that the site shows, in the content folder. */
const SiteFile = z
  .string()
  .regex(
    /^(?!.*(?:^|\/)\.)[^\\]+\.(?:svg|png|webp)$/i,
    'expected a .svg, .png or .webp file in the content folder, such as logo.svg',
  );
const Words = OneOrMany.default([]);

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

/** Zones that the system knows: to ask takes 2 ms, and the dev server reads the settings at each save. */
const timeZones = new Set<string>();

function isTimeZone(text: string): boolean {
  try {
    if (!timeZones.has(text)) new Intl.DateTimeFormat('en', { timeZone: text });
    timeZones.add(text);
    return true;
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

/**
 * The model of `rules.json`: what a journal exports and a deploy gate imports.
 *
 * The model is closed. Every object refuses fields that it does not know, so a file of a later version
 * is refused as a whole rather than enforced in part. The JSON Schema beside the export is generated
 * from these very definitions (`src/rules/schema.ts`).
 */
import * as z from 'zod';
import { CHECK_NAME, CHECK_NAME_WORDS, NAMED_ADDRESS } from './checkName.ts';

/** The version of the format. A reader refuses any other. */
export const RULES_VERSION = 1;

/** When a rule is asked. `recovery` steps never block: they are printed when an after-deploy rule fails. */
export const STAGES = ['before-deploy', 'after-deploy', 'recovery'] as const;
export type Stage = (typeof STAGES)[number];

/** How bad an incident was, worst first. */
export const SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Days as `calendar.weekend` and `weekday=` name them, in ISO order (Monday is first). */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Calendar questions that take no parameter. */
export const CALENDAR_QUESTIONS = [
  'last-working-day-of-week',
  'first-working-day-after-vacation',
  'first-working-day-after-holiday',
  'working-day-before-holiday',
  'working-day',
] as const;
export type CalendarQuestion = (typeof CALENDAR_QUESTIONS)[number];

/** Kinds of check, as the first word of the inline code after a rule. */
export const CHECK_KINDS = [
  'person',
  'calendar',
  'command',
  'drift',
  'http',
  'linked-libraries',
] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** Reports make links of addresses: none may be a `javascript:`. */
const WebAddress = z.url({ protocol: /^https?$/ });
const PlainDate = z.iso.date().describe('A day, as YYYY-MM-DD.');
const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('A time of day in the calendar’s time zone, as HH:MM.');
/** A name that a deploying project binds in its `belay.json`. */
const BoundName = z
  .string()
  .regex(CHECK_NAME, `expected ${CHECK_NAME_WORDS}`)
  .describe('A name that belay.json binds to something real.');

/** A place in a JSON body: names and numbers from the root, as `$.checks[0].status`. */
export const JSON_PATH = /^\$(\.[\p{L}_][\p{L}\p{N}_-]*|\[\d{1,6}\])+$/u;

const CalendarCheck = z.discriminatedUnion('name', [
  z.strictObject({ kind: z.literal('calendar'), name: z.enum(CALENDAR_QUESTIONS) }),
  z.strictObject({
    kind: z.literal('calendar'),
    name: z.literal('weekday'),
    weekdays: z.array(z.enum(WEEKDAYS)).min(1),
  }),
  z.strictObject({
    kind: z.literal('calendar'),
    name: z.literal('between'),
    from: TimeOfDay,
    to: TimeOfDay.describe('The end, exclusive. If it is before `from`, it is on the next day.'),
  }),
]);

export const Check = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('person'),
      role: BoundName.optional().describe('The role that may answer; belay.json lists its people.'),
    }),
    CalendarCheck,
    z.strictObject({
      kind: z.literal('command'),
      name: BoundName,
      for: z
        .int()
        .min(1)
        .max(86_400)
        .optional()
        .describe('Seconds for which the command must go on to end with 0: it is run again.'),
    }),
    z.strictObject({ kind: z.literal('drift'), name: BoundName }),
    z.strictObject({
      kind: z.literal('http'),
      url: z
        .union([WebAddress, z.string().regex(NAMED_ADDRESS)])
        .describe('An address; or a name that belay.json binds to one, with a path: shop/health.'),
      status: z.int().min(100).max(599).optional(),
      contains: z.string().min(1).optional(),
      within: z.int().min(1).max(86_400).optional().describe('Seconds to keep trying.'),
      for: z
        .int()
        .min(1)
        .max(86_400)
        .optional()
        .describe('Seconds for which the response must stay right.'),
      json: z
        .strictObject({
          path: z
            .string()
            .regex(JSON_PATH)
            .describe('Where to look in the body: `$.checks[0].status`.'),
          equals: z.string().describe('The expected text, number, `true`, `false` or `null`.'),
        })
        .optional(),
      tlsDays: z
        .int()
        .min(1)
        .max(3650)
        .optional()
        .describe('Days for which the server’s certificate must still be valid.'),
    }),
    z.strictObject({ kind: z.literal('linked-libraries'), name: BoundName }),
  ])
  .describe('Who or what answers a rule.');
export type Check = z.infer<typeof Check>;

export const AppliesTo = z
  .strictObject({
    projects: z.array(z.string().min(1)).min(1).optional(),
    environments: z.array(z.string().min(1)).min(1).optional(),
    stacks: z.array(z.string().min(1)).min(1).optional(),
  })
  .describe('Where the rule is asked: all given lists must match. Empty means everywhere.');
export type AppliesTo = z.infer<typeof AppliesTo>;

export const Source = z
  .strictObject({
    path: z
      .string()
      .min(1)
      .describe(
        'The note’s file, from the content folder of the journal, as `checklists/release.md`.',
      ),
    line: z.int().min(1).describe('Counted from the top of the file, front matter included.'),
    column: z.int().min(1),
    title: z.string().min(1).describe('The note’s title.'),
    date: PlainDate.optional().describe('The day of the incident.'),
    severity: z.enum(SEVERITIES).optional(),
    url: WebAddress.describe('The rule on the journal’s site.'),
    appliesTo: AppliesTo,
  })
  .describe(
    'A place in the journal that states the rule. It applies where any of its sources applies.',
  );
export type Source = z.infer<typeof Source>;

export const Rule = z.strictObject({
  id: z
    .string()
    .regex(
      /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}._/-]{0,199}$/u,
      'an id is letters, digits and . _ / -',
    )
    .describe('The same id is the same rule. A slug of the text, unless the note gives another.'),
  stage: z.enum(STAGES),
  text: z.string().min(1).max(2000).describe('The question or step, as written.'),
  expect: z
    .enum(['yes', 'no', 'done'])
    .describe('The answer that lets the deploy continue. `done` is a step to confirm.'),
  level: z.enum(['stop', 'warn']).describe('The effect of any other answer.'),
  status: z.enum(['active', 'retired']).describe('A retired rule is kept, but never asked.'),
  check: Check,
  because: z.string().min(1).optional().describe('What follows from the bad answer.'),
  remark: z.string().min(1).optional(),
  help: z.string().min(1).optional().describe('How to find out, as Markdown.'),
  group: z.string().min(1).optional().describe('The step that this one is part of.'),
  sources: z.array(Source).min(1),
});
export type Rule = z.infer<typeof Rule>;

export const Holiday = z.strictObject({
  date: PlainDate,
  name: z.string().min(1),
  from: TimeOfDay.optional().describe(
    'Half-day holidays: the day is a working day until this time.',
  ),
});
export type Holiday = z.infer<typeof Holiday>;

export const Vacation = z.strictObject({
  from: PlainDate,
  to: PlainDate.describe('The last day of the vacation, included.'),
  name: z.string().min(1).optional(),
});
export type Vacation = z.infer<typeof Vacation>;

/** A vacation as a person writes it: days in the wrong order would be no day at all. */
export const WrittenVacation = Vacation.refine(({ from, to }) => from <= to, {
  error: 'its last day (`to`) must not be before its first (`from`)',
});

export const WorkedDay = z.strictObject({ date: PlainDate, name: z.string().min(1) });
export type WorkedDay = z.infer<typeof WorkedDay>;

export const Calendar = z.strictObject({
  timeZone: z.string().min(1).describe('An IANA time zone.'),
  weekend: z.array(z.enum(WEEKDAYS)).max(6).describe('Always written out.'),
  holidays: z.array(Holiday),
  workingDays: z
    .array(WorkedDay)
    .min(1)
    .optional()
    .describe(
      'Days of the weekend that are worked to make up for another day: working days for every question. Left out if there are none.',
    ),
  vacations: z.array(Vacation),
  unchecked: z
    .array(z.strictObject({ from: PlainDate, to: PlainDate }))
    .min(1)
    .optional()
    .describe(
      'Days whose public holidays were not compared with an official calendar, which the evidence of answers mentions. Left out if there are none.',
    ),
  until: PlainDate.describe(
    'The last day that the calendar covers. After it, the answer is unknown.',
  ),
});
/** The working calendar of a journal: everything that a calendar check needs, as plain data. */
export type Calendar = z.infer<typeof Calendar>;

export const RulesFile = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(RULES_VERSION),
    journal: z.strictObject({
      title: z.string().min(1),
      url: WebAddress,
      answers: z
        .strictObject({
          yes: z.array(z.string().min(1)).min(1).optional(),
          no: z.array(z.string().min(1)).min(1).optional(),
        })
        .optional()
        .describe(
          'The journal’s own words for yes and no, which people may type. Left out if there are none.',
        ),
    }),
    digest: z
      .string()
      .regex(/^sha256-[A-Za-z0-9+/]{43}=$/)
      .describe(
        'SHA-256, in base64, over the canonical JSON (RFC 8785) of all other fields except `revision`.',
      ),
    revision: z
      .int()
      .min(1)
      .optional()
      .describe(
        'How many commits the journal’s history has: an older export has a smaller number. Left out if git does not have the whole history.',
      ),
    calendar: Calendar,
    rules: z.array(Rule),
  })
  .describe('The rules of an engineering journal for the deploys that it gates.');
export type RulesFile = z.infer<typeof RulesFile>;

/** A rule as one note states it, before the notes are merged. */
export type NoteRule = Omit<Rule, 'sources'> & {
  line: number;
  column: number;
  /** The `id` of the list item on the note's page. */
  anchor: string;
};

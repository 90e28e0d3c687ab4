/** `belay.json`: describes a deploying project, and binds the names in the rules. */
import * as z from 'zod';
import { CHECK_NAME, CHECK_NAME_WORDS, SITE_NAME } from '../rules/checkName.ts';
import { WrittenVacation } from '../rules/model.ts';
import { DURATION_EXAMPLES, readDuration } from '../text/duration.ts';
import { type CheckedJson, readJson } from './checkedJson.ts';

const Name = z.string().regex(CHECK_NAME, `expected ${CHECK_NAME_WORDS}`);
const SiteName = z
  .string()
  .regex(
    SITE_NAME,
    'expected lower-case letters, digits, "_" and "-", at most 64 characters, with a letter or digit first',
  );
const Text = z.string().min(1, 'write something, or leave the field out');
const Address = z.url({ protocol: /^https?$/ });
const Seconds = z.int().min(1).max(86_400);

/** The schema of `belay.json`. Unknown fields are refused, so that a misspelt one is noticed. */
export const BelayConfig = z
  .strictObject({
    $schema: z.string().optional(),
    project: Text.describe('The project’s name in `appliesTo.projects` of the notes.'),
    stacks: z.array(Text).default([]).describe('What it is built with: django, postgresql.'),
    environments: z
      .record(Name, z.strictObject({ branches: z.array(Text).default([]) }))
      .default({})
      .describe('The environments, and the branches that are deployed to each: `release/*`.'),
    commands: z
      .record(Name, z.union([Text, z.array(z.string()).min(1)]))
      .default({})
      .describe(
        'The command of each named check: a string for the system’s shell, or a list that runs directly. Exit code 0 is the good answer, whichever answer the rule expects.',
      ),
    libraries: z
      .record(Name, Text)
      .default({})
      .describe('The folder of each named set of libraries.'),
    hosts: z.array(Text).default([]).describe('The hosts that http checks may reach.'),
    urls: z
      .record(SiteName, z.union([Address, z.record(Name, Address)]))
      .default({})
      .describe(
        'The URL of each named site, or one for each environment: { "shop": { "production": "https://shop.example" } }.',
      ),
    people: z
      .record(Name, z.array(z.email()).min(1))
      .default({})
      .describe('The people of each role, by their e-mail addresses in git.'),
    rules: Text.optional().describe('The file or URL that `belay update` pulls rules.json from.'),
    timeouts: z
      .strictObject({ command: Seconds.default(600), http: Seconds.default(60) })
      .default({ command: 600, http: 60 })
      .describe('The time limit of a check, in seconds.'),
    redact: z
      .array(Text)
      .default([])
      .describe('Environment variables whose values are masked in all output.'),
    vacations: z
      .union([Text, z.array(WrittenVacation)])
      .default([])
      .describe('Days off in addition to the journal’s: dates, or the path of an .ics file.'),
    borrow: z
      .array(
        Text.regex(
          /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$)).+$/,
          'write a path from the top of the repository',
        ),
      )
      .default([])
      .describe(
        'Ignored files that the checks of a push need in addition to the commit: node_modules, .venv. Paths from the top of the repository.',
      ),
    notify: z
      .record(
        Name,
        z.union([
          Text,
          z.array(z.string()).min(1),
          z.strictObject({
            webhook: z.url({ protocol: /^https?$/ }),
            form: z.enum(['slack', 'teams', 'ntfy', 'json']).default('json'),
          }),
        ]),
      )
      .default({})
      .describe(
        'How `belay watch` notifies people: commands, or webhooks of `hosts`. The first one that accepts the message is used.',
      ),
    watch: z
      .strictObject({
        confirm: z.int().min(1).max(100).default(2),
        remind: Seconds.max(2_592_000).default(86_400),
        retryPause: z.int().min(0).max(60_000).optional(),
      })
      .default({ confirm: 2, remind: 86_400 })
      .describe(
        'When `belay watch` notifies: after how many failures in a row, after how many seconds again, and how many milliseconds between two tries.',
      ),
    heartbeat: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe(
        'A URL of one of `hosts` that `belay watch` requests after each round that worked.',
      ),
    history: z
      .strictObject({
        reasons: z.boolean().default(false),
        unknownProject: z.boolean().default(false),
      })
      .default({ reasons: false, unknownProject: false })
      .describe(
        'What `belay log --export` publishes in addition to verdicts: the reasons of overrides, and runs that ended before the name of the project was known.',
      ),
    allowEmpty: z.boolean().default(false).describe('Continue if no rule applies.'),
    requireSigned: z
      .boolean()
      .default(false)
      .describe('Accept answers, overrides and runs only with a signature that git verifies.'),
    answersFor: z
      .string()
      .refine((text) => readDuration(text) !== undefined, `write ${DURATION_EXAMPLES}`)
      .optional()
      .describe('How long an answer given in advance and a recorded go are valid: 24h.'),
    overrides: z
      .strictObject({
        by: z
          .array(Text)
          .min(1)
          .optional()
          .describe('Who may override a rule: roles of `people`, and e-mail addresses.'),
        twoPeople: z.boolean().default(false).describe('An override takes two people.'),
      })
      .default({ twoPeople: false })
      .describe('Who may override rules, and how.'),
    sync: Text.optional().describe(
      'The remote to which each run pushes the records immediately: origin.',
    ),
    policy: Text.optional().describe(
      'A branch or tag whose belay.json and rules also apply where they are stricter: refs/remotes/origin/main.',
    ),
    requireLatest: z
      .boolean()
      .default(false)
      .describe('Stop if the journal has other rules than the pinned ones.'),
  })
  .describe('The settings of a project that Belay gates.');
export type BelayConfig = z.infer<typeof BelayConfig>;

/**
 * Reads the text of `belay.json`.
 *
 * @param path how the diagnostics name the file.
 */
export function readProjectConfig(text: string, path: string): CheckedJson<BelayConfig> {
  return readJson({ path, text, code: 'belay-json' }, BelayConfig);
}

/** The JSON Schema of `belay.json`, draft 2020-12, for editors. */
export function configSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(BelayConfig, {
    target: 'draft-2020-12',
    io: 'input',
  });
  return { $schema, title: 'belay.json', ...rest };
}

/** `belay.json`: what a deploying project is, and what the names in the rules mean in it. */
import * as z from 'zod';
import { CHECK_NAME, CHECK_NAME_WORDS } from '../rules/checkName.ts';
import { Vacation } from '../rules/model.ts';
import { DURATION_EXAMPLES, readDuration } from '../text/duration.ts';
import { type CheckedJson, readJson } from './checkedJson.ts';

const Name = z.string().regex(CHECK_NAME, `expected ${CHECK_NAME_WORDS}`);
const Text = z.string().min(1, 'write something, or leave the field out');
const Address = z.url({ protocol: /^https?$/ });
const Seconds = z.int().min(1).max(86_400);

/** `belay.json`. Every field that is not here is refused, so a misspelt one never goes unseen. */
export const BelayConfig = z
  .strictObject({
    $schema: z.string().optional(),
    project: Text.describe('The name that the notes’ `appliesTo.projects` knows the project by.'),
    stacks: z.array(Text).default([]).describe('What it is built from: django, postgresql.'),
    environments: z
      .record(Name, z.strictObject({ branches: z.array(Text).default([]) }))
      .default({})
      .describe('Where it is deployed to, and from which branches: `release/*`.'),
    commands: z
      .record(Name, z.union([Text, z.array(z.string()).min(1)]))
      .default({})
      .describe(
        'What each named check runs: a text for the system’s shell, or a list run as it is. Exit code 0 is the good answer, whichever answer the rule expects.',
      ),
    libraries: z
      .record(Name, Text)
      .default({})
      .describe('The folder of each named set of libraries.'),
    hosts: z.array(Text).default([]).describe('The hosts that http checks may reach.'),
    urls: z
      .record(Name, z.union([Address, z.record(Name, Address)]))
      .default({})
      .describe(
        'The address of each named site, or one for each environment: { "shop": { "production": "https://shop.example" } }.',
      ),
    people: z
      .record(Name, z.array(z.email()).min(1))
      .default({})
      .describe('Who holds each role, by the e-mail addresses that git knows them by.'),
    rules: Text.optional().describe('The file or URL that `belay update` pulls rules.json from.'),
    timeouts: z
      .strictObject({ command: Seconds.default(600), http: Seconds.default(60) })
      .default({ command: 600, http: 60 })
      .describe('Seconds until a check is given up.'),
    redact: z
      .array(Text)
      .default([])
      .describe('Environment variables whose values are blanked in all output.'),
    vacations: z
      .union([Text, z.array(Vacation)])
      .default([])
      .describe('Days off beside the journal’s: dates, or the path of an .ics file.'),
    borrow: z
      .array(
        Text.regex(
          /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$)).+$/,
          'write a path from the top of the repository',
        ),
      )
      .default([])
      .describe(
        'Ignored files that the checks of a push need beside the commit: node_modules, .venv. From the top of the repository.',
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
        'How `belay watch` tells people: a command, or a webhook of one of `hosts`. The first that takes the message counts.',
      ),
    watch: z
      .strictObject({
        confirm: z.int().min(1).max(100).default(2),
        remind: Seconds.max(2_592_000).default(86_400),
        retryPause: z.int().min(0).max(60_000).optional(),
      })
      .default({ confirm: 2, remind: 86_400 })
      .describe(
        'How `belay watch` tells: after how many failures in a row, after how many seconds again, and how many milliseconds before another try.',
      ),
    heartbeat: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe(
        'The address, of one of `hosts`, that `belay watch` asks after each round that worked.',
      ),
    allowEmpty: z.boolean().default(false).describe('Go on where no rule applies.'),
    requireSigned: z
      .boolean()
      .default(false)
      .describe('Take answers, overrides and runs only with a signature that git calls good.'),
    answersFor: z
      .string()
      .refine((text) => readDuration(text) !== undefined, `write ${DURATION_EXAMPLES}`)
      .optional()
      .describe('How long an answer counts that was given ahead of time, and a go on record: 24h.'),
    overrides: z
      .strictObject({
        by: z
          .array(Text)
          .min(1)
          .optional()
          .describe('Who may set a rule aside: roles of `people`, and e-mail addresses.'),
        twoPeople: z
          .boolean()
          .default(false)
          .describe('An override counts when two people give it.'),
      })
      .default({ twoPeople: false })
      .describe('Who may set rules aside, and how.'),
    sync: Text.optional().describe(
      'A remote that each run is pushed to at once, with all records that are not there yet: origin.',
    ),
    policy: Text.optional().describe(
      'A branch or tag whose belay.json and rules decide, too, if they are stricter: refs/remotes/origin/main.',
    ),
    requireLatest: z
      .boolean()
      .default(false)
      .describe('Stop where the journal has other rules than the pinned ones.'),
  })
  .describe('How a project is deployed under Belay.');
export type BelayConfig = z.infer<typeof BelayConfig>;

/**
 * Reads the text of `belay.json`.
 *
 * @param path how the diagnostics name the file.
 */
export function readConfig(text: string, path: string): CheckedJson<BelayConfig> {
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

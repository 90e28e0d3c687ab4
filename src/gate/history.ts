/**
 * The history of each rule in the gate's runs, for publishing: `belay log --export` writes it, the site's rule pages
 * read it. By convention it is `content/history.json` in the journal, one file for all projects.
 *
 * It names no person and holds no output of commands, as a site may be public; the reasons of overrides are in it.
 */
import * as z from 'zod';
import { STAGES } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import type { RunRecord } from './records/model.ts';

const HISTORY_VERSION = 1;

const Instant = z.iso.datetime().describe('ISO 8601, in UTC.');
const Text = z.string().max(10_000);

/** One rule in one run of the gate. Rules that did not apply are left out. */
const HistoryRule = z.strictObject({
  id: Text.min(1).describe('The id in rules.json. The journal may no longer have the rule.'),
  verdict: z.enum(['pass', 'stop', 'warn', 'unknown', 'overridden']),
  answer: z
    .enum(['yes', 'no', 'done'])
    .nullable()
    .describe('What was found; null if nothing was found.'),
  reason: Text.optional().describe('Why the rule was overridden.'),
});

const HistoryRun = z.strictObject({
  project: Text,
  environment: Text.optional(),
  stage: z.enum(STAGES),
  at: Instant,
  commit: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/)
    .optional(),
  dirty: z.boolean().optional().describe('Whether files differed from the commit.'),
  decision: z.enum(['go', 'stop', 'undecided', 'aborted']),
  rules: z.array(HistoryRule),
});
type HistoryRun = z.infer<typeof HistoryRun>;

export const History = z.strictObject({
  version: z.literal(HISTORY_VERSION),
  runs: z.array(HistoryRun).describe('Newest first.'),
});
export type History = z.infer<typeof History>;

/**
 * The history from a project's runs, together with that of other projects. Runs with `--now`
 * are rehearsals, and left out.
 *
 * @param earlier the published history. It is kept, also for this project: records may have been lost since.
 */
export function historyOf(runs: readonly RunRecord[], earlier?: History): History {
  const all = new Map<string, HistoryRun>();
  const real = runs.filter(({ atGivenByHand }) => !atGivenByHand).map(historyRun);
  for (const run of [...(earlier?.runs ?? []), ...real]) {
    all.set([run.project, run.environment, run.stage, run.at, run.commit].join('\0'), run);
  }
  const sorted = [...all].toSorted(
    ([keyA, a], [keyB, b]) => compareText(b.at, a.at) || compareText(keyA, keyB),
  );
  return { version: HISTORY_VERSION, runs: sorted.map(([, run]) => run) };
}

function historyRun(run: RunRecord): HistoryRun {
  const { project, environment, stage, ranAt, commit, dirty, decision } = run;
  return {
    project,
    ...(environment !== undefined && { environment }),
    stage,
    at: ranAt,
    ...(commit && { commit }),
    ...(dirty !== undefined && { dirty }),
    decision,
    rules: run.rules.flatMap(({ id, verdict, answer, override }) =>
      verdict === 'not-applicable'
        ? []
        : [{ id, verdict, answer, ...(override && { reason: override.reason }) }],
    ),
  };
}

/**
 * What the gate's runs and the watch say about each rule, to be published: `belay log --export` writes it, the
 * journal's site and `belay rules --report` read it.
 *
 * It names no person and holds no output of commands, as a site may be public. The reasons of overrides, and runs that
 * did not come as far as the name of a project, are in it only if the project says so.
 */
import * as z from 'zod';
import { STAGES } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import type { BelayRecord, RunRecord, WatchRecord } from './records/model.ts';

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
  took: z.int().min(0).optional().describe('Milliseconds that a person took at a prompt.'),
  by: z
    .int()
    .min(1)
    .optional()
    .describe(
      'Tells the people of a project apart without naming them: the first who answered is 1.',
    ),
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
  dirty: z.boolean().optional().describe('Files differed from the commit.'),
  decision: z.enum(['go', 'stop', 'undecided', 'aborted']),
  rules: z.array(HistoryRule),
});
type HistoryRun = z.infer<typeof HistoryRun>;

/** An outage that a watch saw, by the rule that failed. */
const HistoryOutage = z.strictObject({
  project: Text,
  environment: Text.optional(),
  rule: Text.min(1).describe('As in rules.json.'),
  began: Instant,
  noticed: Instant,
  restored: Instant.optional().describe('Left out while it lasts.'),
});
export type HistoryOutage = z.infer<typeof HistoryOutage>;

export const History = z.strictObject({
  version: z.literal(HISTORY_VERSION),
  exported: Instant.optional().describe('When the file was written.'),
  runs: z.array(HistoryRun).describe('The newest first.'),
  outages: z.array(HistoryOutage).default([]).describe('The newest first.'),
});
export type History = z.infer<typeof History>;

export const EMPTY_HISTORY: History = { version: HISTORY_VERSION, runs: [], outages: [] };

/** What a project publishes beside verdicts: `history` in `belay.json`. */
export interface Publishing {
  reasons: boolean;
  unknownProject: boolean;
}

/**
 * The history that a project's records make. Runs as of a time given by hand are rehearsals, and left out.
 */
export function historyOf(records: readonly BelayRecord[], publishing: Publishing): History {
  const runs = records
    .filter((record) => record.kind === 'run')
    .filter(({ atGivenByHand }) => !atGivenByHand)
    .toSorted((a, b) => compareText(a.ranAt, b.ranAt));
  const people = new Map<string, number>();
  const published = runs.map((run) => historyRun(run, people));
  const watched = records.filter((record) => record.kind === 'watch');
  const history = { ...EMPTY_HISTORY, runs: published, outages: outagesOf(watched) };
  return mergeHistories([withoutPrivate(history, publishing)]);
}

/** A history without what is not to be published. */
export function withoutPrivate(history: History, { reasons, unknownProject }: Publishing): History {
  const kept = history.runs.filter(({ project }) => unknownProject || project !== '');
  return {
    ...history,
    runs: reasons
      ? kept
      : kept.map((run) => ({ ...run, rules: run.rules.map(({ reason: _, ...rule }) => rule) })),
  };
}

/**
 * Histories as one, with nothing lost: what several of them hold is there once, with all that any of them says of it.
 */
export function mergeHistories(histories: readonly History[]): History {
  const runs = new Map<string, HistoryRun>();
  const outages = new Map<string, HistoryOutage>();
  for (const history of histories) {
    for (const run of history.runs) {
      const key = runKey(run);
      runs.set(key, together(runs.get(key), run));
    }
    for (const outage of history.outages) {
      const { project, environment, rule, began } = outage;
      const key = JSON.stringify([project, environment, rule, began]);
      outages.set(key, { ...outages.get(key), ...outage });
    }
  }
  return {
    version: HISTORY_VERSION,
    runs: sorted(runs, ({ at }) => at),
    outages: sorted(outages, ({ began }) => began),
  };
}

/** What distinguishes two runs. Two runs at one moment that found different things are two. */
function runKey({ project, environment, stage, at, commit, decision, rules }: HistoryRun): string {
  const found = rules.map(({ id, verdict, answer }) => [id, verdict, answer]);
  return JSON.stringify([project, environment, stage, at, commit, decision, found]);
}

function together(one: HistoryRun | undefined, other: HistoryRun): HistoryRun {
  if (!one) return other;
  const rules = one.rules.map((rule, index) => ({ ...rule, ...other.rules[index] }));
  return { ...one, ...other, rules };
}

function sorted<Item>(byKey: ReadonlyMap<string, Item>, at: (item: Item) => string): Item[] {
  return [...byKey]
    .toSorted(([keyA, a], [keyB, b]) => compareText(at(b), at(a)) || compareText(keyA, keyB))
    .map(([, item]) => item);
}

/** @param people their numbers by address; who is new is added. */
function historyRun(run: RunRecord, people: Map<string, number>): HistoryRun {
  const { project, environment, stage, ranAt, commit, dirty, decision } = run;
  return {
    project,
    ...(environment !== undefined && { environment }),
    stage,
    at: ranAt,
    ...(commit && { commit }),
    ...(dirty !== undefined && { dirty }),
    decision,
    rules: run.rules.flatMap(({ id, verdict, answer, override, took, by }) =>
      verdict === 'not-applicable'
        ? []
        : [
            {
              id,
              verdict,
              answer,
              ...(override && { reason: override.reason }),
              ...(took !== undefined && { took }),
              ...(by !== undefined && { by: numberOf(by, people) }),
            },
          ],
    ),
  };
}

function numberOf(address: string, people: Map<string, number>): number {
  const number = people.get(address.toLowerCase()) ?? people.size + 1;
  people.set(address.toLowerCase(), number);
  return number;
}

/** Each outage once, as the latest record of it says. */
function outagesOf(records: readonly WatchRecord[]): HistoryOutage[] {
  const oldest = records.toSorted((a, b) => compareText(a.at, b.at));
  const outages = new Map<string, HistoryOutage>();
  for (const { project, environment, rule, began, noticed, restored } of oldest) {
    const key = JSON.stringify([project, environment, rule, began]);
    const outage = {
      project,
      ...(environment !== undefined && { environment }),
      rule,
      began,
      noticed,
      ...(restored !== undefined && { restored }),
    };
    outages.set(key, { ...outages.get(key), ...outage });
  }
  return [...outages.values()];
}

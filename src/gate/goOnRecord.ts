/** Whether a go is recorded for what is about to be deployed. */
import type { Project } from '../decision/applies.ts';
import { contradictionIn } from '../decision/contradiction.ts';
import type { Policy } from '../decision/decision.ts';
import type { RulesFile } from '../rules/model.ts';
import { readDuration } from '../text/duration.ts';
import { isAhead } from './clocks.ts';
import type { MissingRecord } from './records/chain.ts';
import type { BelayRecord, RunRecord } from './records/model.ts';

/** What is about to be deployed, and where. */
export interface Wanted {
  /** With its environment, if it has any. */
  project: Project;
  commit: string;
  /** The pinned rules. */
  rules: Pick<RulesFile, 'rules' | 'digest'>;
  policy: Policy;
  /** The digest of `belay.json`. */
  config: string;
  /** How long a go is valid: `answersFor` of belay.json. */
  answersFor: string | undefined;
  /** Why the signature of a run is not valid, as the end of a sentence; `undefined` if it is, or is not required. */
  signature(run: RunRecord): Promise<string | undefined>;
  /** Records that others follow on, and that somebody took out. */
  missing: readonly MissingRecord[];
  /** The machine's clock. */
  clock: Date;
  /** The maximum age of the go, in milliseconds; `undefined` if there is no limit. */
  within: number | undefined;
}

/** The run with the go, or why there is no go, as the end of a sentence. */
export type GoOnRecord = { ok: true; run: RunRecord } | { ok: false; reason: string };

/**
 * Looks for a go. The last run before the deploy counts, so a stop after a go revokes it, and so does a run that was
 * aborted or that decided nothing. Runs with `--now` are rehearsals: they neither give nor revoke a go.
 */
export async function goOnRecord(
  records: readonly BelayRecord[],
  wanted: Wanted,
): Promise<GoOnRecord> {
  const runs = runsOf(records, wanted);
  const forgotten = records.filter(
    (record) =>
      record.kind === 'forgotten' && record.was === 'run' && record.commit === wanted.commit,
  );
  // If there are several runs in the same moment, each has to be a go.
  const latest = latestRuns(records, wanted);
  const [run] = latest;
  if (!run) return { ok: false, reason: whyNone(runs.length) };
  // The removed run may have been a stop: only a later run counts.
  if (forgotten.some(({ at }) => at >= run.ranAt)) {
    return {
      ok: false,
      reason: 'a run was removed from the records since the last one: run the gate again',
    };
  }
  // It may have been a stop after the go: only a run after the record that follows on it counts.
  if (wanted.missing.some(({ commit, at }) => commit === run.commit && at > run.ranAt)) {
    return {
      ok: false,
      reason:
        'a record of this commit was removed since the last run: `belay sync` may restore it, or run the gate again',
    };
  }
  for (const each of latest) {
    const signature = await wanted.signature(each);
    const reason = objectionTo(each, wanted) ?? (signature && `the last run: ${signature}`);
    if (reason !== undefined) return { ok: false, reason };
  }
  return { ok: true, run };
}

/** The runs before a deploy of a commit to an environment. */
function runsOf(
  records: readonly BelayRecord[],
  { commit, project }: Pick<Wanted, 'commit' | 'project'>,
): RunRecord[] {
  return records.filter(
    (record): record is RunRecord =>
      record.kind === 'run' &&
      record.stage === 'before-deploy' &&
      record.commit === commit &&
      record.project === project.name &&
      record.environment === project.environment,
  );
}

/** The last run before a deploy of a commit, rehearsals aside; several if they were in the same moment. */
export function latestRuns(
  records: readonly BelayRecord[],
  wanted: Pick<Wanted, 'commit' | 'project'>,
): RunRecord[] {
  const real = runsOf(records, wanted).filter(({ atGivenByHand }) => !atGivenByHand);
  const last = Math.max(...real.map(({ ranAt }) => Date.parse(ranAt)));
  return real.filter(({ ranAt }) => Date.parse(ranAt) === last);
}

function whyNone(rehearsals: number): string {
  return rehearsals > 0
    ? 'the gate ran only with --now, as a rehearsal'
    : 'no run of the gate is recorded; if it ran elsewhere, `belay sync` fetches its records';
}

function objectionTo(run: RunRecord, wanted: Wanted): string | undefined {
  const { rules, config, clock, within } = wanted;
  const last = `the last run, at ${run.ranAt.slice(0, 19)}Z${run.by ? ` by ${run.by}` : ''},`;
  if (run.decision !== 'go') return `${last} ended with ${run.decision}`;
  if (run.dirty !== false) return `${last} was on a work tree that differed from the commit`;
  if (run.digest !== rules.digest) return `${last} asked other rules than the pinned ones`;
  if (run.config !== config) return `${last} used another belay.json`;
  if (isAhead(run.ranAt, clock)) return `${last} is in the future: a clock is wrong`;
  const age = clock.getTime() - Date.parse(run.ranAt);
  if (within !== undefined && age > within) return `${last} is older than that`;
  const longest = wanted.answersFor === undefined ? undefined : readDuration(wanted.answersFor);
  if (longest !== undefined && age > longest) {
    return `${last} is older than answers are valid: ${wanted.answersFor}`;
  }
  const expired = run.rules.find(
    ({ override }) => override?.expires && Date.parse(override.expires) <= clock.getTime(),
  );
  if (expired)
    return `${last} overrode "${expired.id}" until ${expired.override?.expires?.slice(0, 16)}Z`;
  const contradiction = contradictionIn(run.rules, {
    rules: rules.rules,
    stage: 'before-deploy',
    project: wanted.project,
    policy: wanted.policy,
  });
  return contradiction && `${last} says go, but ${contradiction}`;
}

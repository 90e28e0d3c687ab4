/** Whether a go is on record for what is about to be deployed. */
import type { Project } from '../decision/applies.ts';
import { contradictionIn } from '../decision/contradiction.ts';
import type { Policy } from '../decision/decision.ts';
import type { RulesFile } from '../rules/model.ts';
import { readDuration } from '../text/duration.ts';
import { isAhead } from './clocks.ts';
import type { BelayRecord, RunRecord } from './records/model.ts';

/** What is about to be deployed, and where to. */
export interface Wanted {
  /** With its environment, if it has any. */
  project: Project;
  commit: string;
  /** The pinned rules. */
  rules: Pick<RulesFile, 'rules' | 'digest'>;
  policy: Policy;
  /** The digest of `belay.json`. */
  config: string;
  /** How long a go counts, as `answersFor` of belay.json says it. */
  answersFor: string | undefined;
  /** Why the signature of a run does not hold, as the end of a sentence; `undefined` if it does, or need not. */
  signature(run: RunRecord): Promise<string | undefined>;
  /** The machine's clock. */
  clock: Date;
  /** Milliseconds that the go may be old; `undefined` where its age is nothing. */
  within: number | undefined;
}

/** The run that ended with a go, or why there is none, as the end of a sentence. */
export type GoOnRecord = { ok: true; run: RunRecord } | { ok: false; reason: string };

/**
 * Looks for a go. The last run before the deploy counts, so a stop after a go undoes it, and so does a run that was
 * aborted or that decided nothing. Runs as of a time given by hand are rehearsals: they neither are a go nor undo one.
 */
export async function goOnRecord(
  records: readonly BelayRecord[],
  wanted: Wanted,
): Promise<GoOnRecord> {
  const runs = records.filter(
    (record): record is RunRecord =>
      record.kind === 'run' &&
      record.stage === 'before-deploy' &&
      record.commit === wanted.commit &&
      record.project === wanted.project.name &&
      record.environment === wanted.project.environment,
  );
  const forgotten = records.filter(
    (record) =>
      record.kind === 'forgotten' && record.was === 'run' && record.commit === wanted.commit,
  );
  const real = runs.filter(({ atGivenByHand }) => !atGivenByHand);
  const last = Math.max(...real.map(({ ranAt }) => Date.parse(ranAt)));
  // Of runs in the same moment, each has to be a go.
  const latest = real.filter(({ ranAt }) => Date.parse(ranAt) === last);
  const [run] = latest;
  if (!run) return { ok: false, reason: whyNone(runs.length) };
  // It may have been a stop: only a run after that counts.
  if (forgotten.some(({ at }) => at >= run.ranAt)) {
    return { ok: false, reason: 'a run was forgotten since the last one: run the gate again' };
  }
  for (const each of latest) {
    const signature = await wanted.signature(each);
    const reason = objectionTo(each, wanted) ?? (signature && `the last run: ${signature}`);
    if (reason !== undefined) return { ok: false, reason };
  }
  return { ok: true, run };
}

function whyNone(rehearsals: number): string {
  return rehearsals > 0
    ? 'the gate ran only as of a time given by hand'
    : 'no run of the gate is on record; where it ran elsewhere, `belay sync` fetches its records';
}

function objectionTo(run: RunRecord, wanted: Wanted): string | undefined {
  const { rules, config, clock, within } = wanted;
  const last = `the last run, at ${run.ranAt.slice(0, 19)}Z${run.by ? ` by ${run.by}` : ''},`;
  if (run.decision !== 'go') return `${last} ended with ${run.decision}`;
  if (run.dirty !== false) return `${last} was on a work tree that differed from the commit`;
  if (run.digest !== rules.digest) return `${last} asked other rules than those that are pinned`;
  if (run.config !== config) return `${last} was with another belay.json`;
  if (isAhead(run.ranAt, clock)) return `${last} is still to come: a clock is wrong`;
  const age = clock.getTime() - Date.parse(run.ranAt);
  if (within !== undefined && age > within) return `${last} is longer ago than that`;
  const longest = wanted.answersFor === undefined ? undefined : readDuration(wanted.answersFor);
  if (longest !== undefined && age > longest) {
    return `${last} is longer ago than answers count: ${wanted.answersFor}`;
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

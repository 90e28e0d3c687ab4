/** Prepares, decides and records one run of the gate. */

import type { Decision } from '../decision/decision.ts';
import { mustFinish } from '../files/mustFinish.ts';
import { signedIfRequired } from './answers.ts';
import { decideNow } from './decideNow.ts';
import { type GitFacts, someOf, type WorkTree, workTree } from './git/facts.ts';
import { type ObjectReader, openObjects } from './git/objects.ts';
import { openCheckout } from './openProject.ts';
import { beginPolicy, type Prepared, prepareRun } from './prepareRun.ts';
import { LedgerError } from './records/ledgerError.ts';
import type { RunRecord } from './records/model.ts';
import { recordedRules, runRecord } from './records/runRecord.ts';
import type { GateRequest, Run, World } from './run.ts';
import { weakenedSinceLastGo } from './sinceLastGo.ts';

export interface GateResult {
  decision: Decision;
  /** Set after Ctrl-C: nothing was decided, whatever the decision says. */
  aborted: boolean;
  /** What was recorded; missing if that failed. */
  record?: RunRecord;
  /** The folder of `belay.json`, absolute. */
  root: string;
  /** The journal's time zone; `undefined` if the rules could not be read. */
  timeZone?: string | undefined;
}

/**
 * Runs the gate. A go that could not be recorded does not count: the result is undecided.
 *
 * @throws {UsageError}
 */
export async function runGate(request: GateRequest, world: World): Promise<GateResult> {
  let objects: ObjectReader | undefined;
  const open: typeof openObjects = (repository) => {
    objects = openObjects(repository);
    return objects;
  };
  try {
    return await runWith(open, request, world);
  } finally {
    await objects?.close();
  }
}

async function runWith(
  open: typeof openObjects,
  request: GateRequest,
  world: World,
): Promise<GateResult> {
  const { cwd, env } = world;
  const opening = openCheckout({ cwd, env, config: request.config, openObjects: open });
  const policy = beginPolicy(request, world);
  const checkout = await opening;
  const { root, git: before, ledger } = checkout;
  sayWhatDiffers(before, world);
  const prepared = await prepareRun(request, checkout, world, policy);
  const decided = prepared.ok
    ? await decideAndCompare(prepared.run)
    : undecided(prepared, request, world.clock());
  const looking = workTree(root, env);
  // While git works.
  const rules = recordedRules(decided);
  const after = await looking;
  const decision = onOneCommit(decided, before, after);
  const aborted = world.signal.aborted;
  const config = prepared.ok ? prepared.run.config.digest : prepared.subject.config;
  const heldAgainst = prepared.ok ? prepared.run.heldAgainst : undefined;
  const facts = {
    git: withBoth(before, after),
    ranAt: world.clock(),
    config,
    heldAgainst,
    aborted,
  };
  const timeZone = prepared.ok ? prepared.run.rules.calendar.timeZone : undefined;
  let kept: RunRecord;
  try {
    const record = runRecord(decision, rules, facts);
    const signed = prepared.ok && !aborted ? await signedRun(record, prepared.run) : record;
    const meanwhile = () => world.whileRecording?.(decision, timeZone);
    await mustFinish(() => ledger.append(signed, meanwhile));
    kept = signed;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const reason = `The run could not be recorded in ${ledger.name}: ${error.message}.`;
    return { decision: { ...decision, decision: 'undecided', reason }, aborted, root };
  }
  if (prepared.ok && !aborted) await pushRecords(prepared.run);
  return { decision, aborted, record: kept, root, timeZone };
}

/** Decides, and meanwhile compares the rules with those of the last go. */
async function decideAndCompare(run: Run): Promise<Decision> {
  const isBefore = run.stage === 'before-deploy';
  const [decision, weakened] = await Promise.all([
    decideNow(run),
    isBefore ? weakenedSinceLastGo(run) : undefined,
  ]);
  if (decision.coverage === undefined || weakened === undefined) return decision;
  for (const { id, how } of weakened) {
    run.world.tell(`since the last go, a rule asks for less: ${id} ${how.join(', ')}`);
  }
  const coverage = { ...decision.coverage, weakenedSinceLastGo: weakened.length };
  return { ...decision, coverage };
}

/** Pushes the records, if `belay.json` names a remote. The decision does not depend on it: the run is recorded here. */
async function pushRecords({ config, git, root, world }: Run): Promise<void> {
  if (config.sync === undefined || git.commit === undefined) return;
  const { syncNotes } = await import('./records/notes/sync.ts');
  try {
    await syncNotes({ cwd: root, env: world.env }, config.sync);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    world.tell(`the records could not be pushed to ${config.sync}: ${error.message}`);
  }
}

/** The record of a go, signed by the person who runs the gate if `belay.json` requires that: `belay verify` then requires it. */
async function signedRun(record: RunRecord, run: Run): Promise<RunRecord> {
  if (record.decision !== 'go') return record;
  const made = await signedIfRequired(record, { ...run, commit: run.git.commit });
  if (made.ok) return made.record;
  run.world.tell(
    `the run is recorded without a signature, so it is not a go for verify: ${made.reason}`,
  );
  return record;
}

/** The decision if nothing could be asked. */
function undecided(
  { reason, subject }: Extract<Prepared, { ok: false }>,
  { stage, now: given }: GateRequest,
  clock: Date,
): Decision {
  const { project, environment, now } = subject;
  return {
    decision: 'undecided',
    reason,
    stage,
    project,
    ...(environment !== undefined && { environment }),
    at: (now ?? clock).toISOString(),
    ...(given !== undefined && now && { atGivenByHand: true as const }),
    rules: [],
    recovery: [],
  };
}

function sayWhatDiffers({ commit, dirty, changes = [] }: GitFacts, { tell }: World): void {
  if (!commit || dirty === false) return;
  const what = dirty ? 'the files differ from' : 'git cannot compare the files with';
  const which = changes.length > 0 ? `: ${someOf(changes)}` : '';
  tell(
    `${what} commit ${commit.slice(0, 10)}${which}; the run is recorded as such, and is not a go for it`,
  );
}

/** Findings about one commit do not apply to another. */
function onOneCommit(decision: Decision, before: GitFacts, after: WorkTree): Decision {
  if (before.commit === after.commit) return decision;
  const reason = 'Another commit was checked out while the gate ran. Run it again.';
  return { ...decision, decision: 'undecided', reason };
}

/** The files differed if they did at any time, and it is unknown if it was unknown at any time. */
function withBoth({ dirty, changes = [], ...git }: GitFacts, after: WorkTree): GitFacts {
  if (dirty || after.dirty) {
    return { ...git, dirty: true, changes: [...new Set([...changes, ...(after.changes ?? [])])] };
  }
  return dirty === undefined || after.dirty === undefined ? git : { ...git, dirty: false };
}

/** One run of the gate: decided, and recorded. */
import path from 'node:path';
import type { Decision } from '../decision/decision.ts';
import {
  decideNow,
  type GateRequest,
  type GateWorld,
  type Place,
  type Subject,
} from './decideNow.ts';
import { type GitFacts, gitFacts, type WorkTree, workTree } from './git/facts.ts';
import { CannotDecide } from './project.ts';
import { LedgerError } from './records/ledgerError.ts';
import { openLedger } from './records/openLedger.ts';
import { runRecord } from './records/runRecord.ts';

export interface GateResult {
  decision: Decision;
  /** Somebody pressed Ctrl-C: nothing was decided, whatever the decision says. */
  aborted: boolean;
}

/**
 * Runs the gate. A go that could not be recorded is none: it comes back as undecided.
 *
 * @throws {UsageError}
 */
export async function runGate(request: GateRequest, world: GateWorld): Promise<GateResult> {
  const root = path.dirname(path.resolve(world.cwd, request.config));
  const before = await gitFacts(root, world.env);
  sayWhatDiffers(before, world);
  const ledger = openLedger(root, before, world.env);
  const subject: Subject = { project: '' };
  const decided = await decideOrSay(request, world, { root, git: before, ledger, subject });
  const after = await workTree(root, world.env);
  const decision = onOneCommit(decided, before, after);
  const aborted = world.signal.aborted;
  const git = withBoth(before, after);
  const facts = { git, ranAt: world.clock(), config: subject.config, aborted };
  try {
    await ledger.append(runRecord(decision, facts));
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const reason = `The run could not be recorded in ${ledger.name}: ${error.message}.`;
    return { decision: { ...decision, decision: 'undecided', reason }, aborted };
  }
  return { decision, aborted };
}

function sayWhatDiffers({ commit, dirty }: GitFacts, { tell }: GateWorld): void {
  if (!commit || dirty === false) return;
  const what = dirty ? 'the work tree differs from' : 'git cannot compare the work tree with';
  tell(`${what} commit ${commit.slice(0, 10)}; the run is recorded as such, and is no go for it`);
}

/** What was found out about one commit says nothing of another. */
function onOneCommit(decision: Decision, before: GitFacts, after: WorkTree): Decision {
  if (before.commit === after.commit) return decision;
  const reason = 'Another commit was checked out while the gate ran. Run it again.';
  return { ...decision, decision: 'undecided', reason };
}

/** The work tree differed where it did so at any time, and it is unknown where it was at any time. */
function withBoth({ dirty, ...git }: GitFacts, after: WorkTree): GitFacts {
  if (dirty || after.dirty) return { ...git, dirty: true };
  return dirty === undefined || after.dirty === undefined ? git : { ...git, dirty: false };
}

async function decideOrSay(
  request: GateRequest,
  world: GateWorld,
  place: Place,
): Promise<Decision> {
  try {
    const { trouble } = place.git;
    if (trouble) throw new CannotDecide(`Git cannot tell what is deployed: ${trouble}.`);
    return await decideNow(request, world, place);
  } catch (error) {
    if (!(error instanceof CannotDecide || error instanceof LedgerError)) throw error;
    const reason =
      error instanceof LedgerError
        ? `The answers in ${place.ledger.name} cannot be read: ${error.message}.`
        : error.message;
    const { project, environment, now } = place.subject;
    return {
      ...{ decision: 'undecided', reason, stage: request.stage, project },
      ...(environment !== undefined && { environment }),
      ...{ at: (now ?? world.clock()).toISOString(), rules: [], recovery: [] },
      ...(request.now !== undefined && now && { atGivenByHand: true }),
    };
  }
}

/** One run of the gate: reads, finds out, decides, and keeps a record. */
import path from 'node:path';
import { UsageError } from '../cli/usageError.ts';
import type { Stage } from '../rules/model.ts';
import { type AnswerWorld, storedAnswers, weighNow } from './answers.ts';
import { askCalendarAgain } from './askAgain.ts';
import { calendarAt } from './checks/calendar.ts';
import { decide, type Known } from './decide.ts';
import type { Decision } from './decision.ts';
import { chooseEnvironment } from './environment.ts';
import { findOut } from './findOut.ts';
import { type GitFacts, gitFacts, type WorkTree, workTree } from './git/facts.ts';
import { readInstant } from './instant.ts';
import type { Progress } from './progress.ts';
import { CannotDecide, checkLatest, loadCalendar, loadConfig, loadRules } from './project.ts';
import { openTerminal } from './prompt.ts';
import type { Ledger } from './records/ledger.ts';
import { LedgerError } from './records/ledgerError.ts';
import { openLedger } from './records/openLedger.ts';
import { runRecord } from './records/runRecord.ts';
import { type Assignment, checkAnswers, checkOverrides } from './request.ts';

export interface GateRequest {
  stage: Exclude<Stage, 'recovery'>;
  environment?: string;
  answers: readonly Assignment[];
  overrides: readonly Assignment[];
  /** As `--now` takes it. */
  now?: string;
  /** The path of `belay.json`, as given. */
  config: string;
  /** The path of the pinned rules, as given; from the folder of `belay.json` where it is not. */
  rules?: string;
}

/** The world that the gate runs in. */
export interface GateWorld {
  cwd: string;
  env: NodeJS.ProcessEnv;
  stdin: { isTTY?: boolean };
  clock(): Date;
  signal: AbortSignal;
  tell(line: string): void;
  progress: Progress;
}

export interface GateResult {
  decision: Decision;
  /** Somebody pressed Ctrl-C: nothing was decided, whatever the decision says. */
  aborted: boolean;
}

/** The project that deploys: its folder, what git knows of it, and where its records are. */
interface Place {
  root: string;
  git: GitFacts;
  ledger: Ledger;
  subject: Subject;
}

/** What a run is known to be about, as far as it came. */
interface Subject {
  project: string;
  environment?: string;
  /** The digest of `belay.json`. */
  config?: string;
  /** The time that is asked about. */
  now?: Date;
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
  const git = { ...before, ...((before.dirty || after.dirty) && { dirty: true }) };
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

async function decideNow(
  request: GateRequest,
  world: GateWorld,
  { root, git, ledger, subject }: Place,
): Promise<Decision> {
  const { cwd, env, signal, tell, progress } = world;
  const config = await loadConfig(path.resolve(cwd, request.config), request.config);
  Object.assign(subject, { project: config.project, config: config.digest });
  const environment = checked(
    chooseEnvironment(config.environments, request.environment, git.branch),
  ).name;
  if (environment !== undefined) subject.environment = environment;
  const rulesPath = request.rules
    ? path.resolve(cwd, request.rules)
    : path.join(root, '.belay', 'rules.json');
  const rules = await loadRules(rulesPath, path.relative(cwd, rulesPath));
  const given = checked(checkAnswers(request.answers, rules.rules)).value;
  const overrides = checked(checkOverrides(request.overrides, rules.rules, git.email)).value;
  const now = instantOfRequest(request.now, rules.calendar.timeZone) ?? world.clock();
  subject.now = now;
  await checkLatest(rules, config, root);
  const days = await loadCalendar(rules.calendar, config, root, now);
  const calendar = calendarAt(days, now);
  const known: Omit<Known, 'findings'> = {
    rules,
    stage: request.stage,
    project: {
      name: config.project,
      stacks: config.stacks,
      ...(environment !== undefined && { environment }),
    },
    overrides,
    now,
    policy: { allowEmpty: config.allowEmpty },
  };
  const { commit, email } = git;
  const { clock } = world;
  const answers: AnswerWorld = {
    ...{ config, rules, environment, commit, email, ledger, root, env, clock, tell },
  };
  const stored = await storedAnswers(answers);
  const terminal = openTerminal(world.stdin);
  const close = () => terminal?.close();
  signal.addEventListener('abort', close, { once: true });
  const findings = await findOut(known, {
    ...{ config, calendar, root, environment, env, signal, given, stored, terminal },
    ...{ tell, progress, email },
    weigh: (rule, answer) => weighNow(rule, answer, answers),
  });
  signal.removeEventListener('abort', close);
  if (!signal.aborted) close();
  if (request.now !== undefined) return { ...decide({ ...known, findings }), atGivenByHand: true };
  const later = { ...known, findings, now: world.clock() };
  return decide({ ...later, findings: askCalendarAgain(later, calendarAt(days, later.now)) });
}

function instantOfRequest(text: string | undefined, timeZone: string): Date | undefined {
  if (text === undefined) return undefined;
  try {
    return readInstant(text, timeZone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`--now: ${error.message}`);
  }
}

function checked<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
  if (result.ok) return result as Extract<Result, { ok: true }>;
  throw new UsageError((result as unknown as { message: string }).message);
}

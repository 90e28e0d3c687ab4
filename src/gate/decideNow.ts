/** What the rules say of a deploy, found out and decided. Nothing is recorded here. */
import path from 'node:path';
import { askCalendarAgain } from '../decision/askCalendarAgain.ts';
import { decide, type Known } from '../decision/decide.ts';
import type { Decision } from '../decision/decision.ts';
import type { Stage } from '../rules/model.ts';
import { type AnswerWorld, storedAnswers, weighNow } from './answers.ts';
import { calendarAt } from './checks/calendar.ts';
import { chooseEnvironment } from './environment.ts';
import { findOut } from './findOut.ts';
import type { GitFacts } from './git/facts.ts';
import { readInstant } from './instant.ts';
import type { Progress } from './progress.ts';
import { checkLatest, loadCalendar, loadConfig, loadRules } from './project.ts';
import { openTerminal } from './prompt.ts';
import type { Ledger } from './records/ledger.ts';
import { type Assignment, checkAnswers, checkOverrides } from './request.ts';
import { UsageError } from './usageError.ts';

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

/** The project that deploys: its folder, what git knows of it, and where its records are. */
export interface Place {
  root: string;
  git: GitFacts;
  ledger: Ledger;
  subject: Subject;
}

/** What a run is known to be about, as far as it came. */
export interface Subject {
  project: string;
  environment?: string;
  /** The digest of `belay.json`. */
  config?: string;
  /** The time that is asked about. */
  now?: Date;
}

/**
 * Reads, finds out, decides.
 *
 * @throws {UsageError} for what was asked of the gate.
 * @throws {CannotDecide} where a file cannot be read.
 * @throws {LedgerError} where the answers cannot.
 */
export async function decideNow(
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

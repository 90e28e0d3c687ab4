/** One run of the gate: reads, finds out, decides, and keeps a record. */
import path from 'node:path';
import { UsageError } from '../cli/usageError.ts';
import type { Stage } from '../rules/model.ts';
import { calendarAt } from './checks/calendar.ts';
import { decide, type Known } from './decide.ts';
import type { Decision } from './decision.ts';
import { chooseEnvironment } from './environment.ts';
import { findOut } from './findOut.ts';
import { type GitFacts, gitFacts } from './git.ts';
import { readInstant } from './instant.ts';
import type { Progress } from './progress.ts';
import { CannotDecide, checkLatest, loadCalendar, loadConfig, loadRules } from './project.ts';
import { openTerminal } from './prompt.ts';
import { appendRecord, runRecord } from './record.ts';
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

/**
 * Runs the gate. A go that could not be recorded is none: it comes back as undecided.
 *
 * @throws {UsageError}
 */
export async function runGate(request: GateRequest, world: GateWorld): Promise<GateResult> {
  const root = path.dirname(path.resolve(world.cwd, request.config));
  const git = await gitFacts(root, world.env);
  const decision = await decideOrSay(request, world, root, git);
  const aborted = world.signal.aborted;
  const file = path.join(root, '.belay', 'records.jsonl');
  try {
    await appendRecord(file, runRecord(decision, git, world.clock(), aborted));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = `The run could not be recorded in ${path.relative(world.cwd, file)}: ${code ?? message}.`;
    return { decision: { ...decision, decision: 'undecided', reason }, aborted };
  }
  return { decision, aborted };
}

async function decideOrSay(
  request: GateRequest,
  world: GateWorld,
  root: string,
  git: GitFacts,
): Promise<Decision> {
  try {
    return await decideNow(request, world, root, git);
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    return {
      decision: 'undecided',
      reason: error.message,
      stage: request.stage,
      project: '',
      at: world.clock().toISOString(),
      rules: [],
      recovery: [],
    };
  }
}

async function decideNow(
  request: GateRequest,
  world: GateWorld,
  root: string,
  git: GitFacts,
): Promise<Decision> {
  const { cwd, env, signal, tell, progress } = world;
  const config = await loadConfig(path.resolve(cwd, request.config), request.config);
  const rulesPath = request.rules
    ? path.resolve(cwd, request.rules)
    : path.join(root, '.belay', 'rules.json');
  const rules = await loadRules(rulesPath, path.relative(cwd, rulesPath));
  const environment = checked(
    chooseEnvironment(config.environments, request.environment, git.branch),
  ).name;
  const given = checked(checkAnswers(request.answers, rules.rules)).value;
  const overrides = checked(checkOverrides(request.overrides, rules.rules, git.email)).value;
  const now = instantOfRequest(request.now, rules.calendar.timeZone) ?? world.clock();
  await checkLatest(rules, config, root);
  const calendar = calendarAt(await loadCalendar(rules.calendar, config, root, now), now);
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
  const terminal = openTerminal(world.stdin);
  const close = () => terminal?.close();
  signal.addEventListener('abort', close, { once: true });
  const findings = await findOut(known, {
    ...{ config, calendar, root, environment, env, signal, given, terminal, tell, progress },
    email: git.email,
  });
  signal.removeEventListener('abort', close);
  if (!signal.aborted) close();
  const decision = decide({ ...known, findings });
  return request.now === undefined ? decision : { ...decision, atGivenByHand: true };
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

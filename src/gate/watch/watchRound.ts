/** One round of a watch: asks the rules that need no person, and notifies people of changes. */
import { whereApplies } from '../../decision/applies.ts';
import { outcomeOf } from '../../decision/decide.ts';
import type { Rule } from '../../rules/model.ts';
import { openCheckout } from '../openProject.ts';
import { prepareRun } from '../prepareRun.ts';
import { CannotDecide } from '../project.ts';
import { LedgerError } from '../records/ledgerError.ts';
import type { WatchRecord } from '../records/model.ts';
import type { GateRequest, Run, World } from '../run.ts';
import { runCheck } from '../runCheck.ts';
import { ask, tellPeople } from './channels.ts';
import { type Message, messageOf } from './message.ts';
import { alone, readState, stateFileOf, writeState } from './stateFile.ts';
import {
  afterTelling,
  type Looked,
  outagesAfter,
  type Settings,
  step,
  type WatchEvent,
  type WatchState,
} from './watchState.ts';

export interface WatchRequest {
  environment?: string | undefined;
  config: string;
}

export interface Round {
  /** `busy`: another watch of this project is running. */
  outcome: 'good' | 'failing' | 'trouble' | 'busy';
  /** How many rules were asked, and how many fail. */
  asked: number;
  failing: number;
  /** The events of the round. */
  messages: Message[];
  /** What failed, and what failed without consequences. */
  troubles: string[];
  notes: string[];
}

/** Prepares a run for the watch: for the environment, without answers and overrides. @throws {CannotDecide} */
export async function prepareWatch(request: WatchRequest, world: World): Promise<Run> {
  const gate: GateRequest = { ...request, stage: 'after-deploy', answers: [], overrides: [] };
  const checkout = await openCheckout({ cwd: world.cwd, env: world.env, config: request.config });
  const prepared = await prepareRun(gate, checkout, world);
  if (!prepared.ok) throw new CannotDecide(prepared.reason);
  return prepared.run;
}

/**
 * Asks each rule once, sends and records the changes.
 *
 * @throws {CannotDecide} if nothing can be asked.
 */
export async function watchRound(request: WatchRequest, world: World): Promise<Round> {
  const run = await prepareWatch(request, world);
  const file = stateFileOf(run.root);
  const round = await alone(file, world.clock(), () => inOrder(run, file));
  return round ?? { outcome: 'busy', asked: 0, failing: 0, messages: [], troubles: [], notes: [] };
}

async function inOrder(run: Run, file: string): Promise<Round> {
  const { world, config } = run;
  const settings: Settings = { confirm: config.watch.confirm, remind: config.watch.remind * 1000 };
  const watched = watchedRules(run);
  if (watched.length === 0) {
    throw new CannotDecide(
      'There is nothing to watch: no rule that applies here has a check of the kind `http`, `command`, `drift` or `linked-libraries`.',
    );
  }
  let state = await readState(file);
  const round: Round = {
    outcome: 'good',
    asked: watched.length,
    failing: 0,
    messages: [],
    troubles: [],
    notes: [],
  };
  for (const rule of watched) {
    const looked = await look(rule, run);
    // A check that a signal interrupted has no finding.
    if (world.signal.aborted) return round;
    if (!looked.good) round.failing++;
    const { next, event } = step(state.rules[rule.id], looked, world.clock(), settings);
    state = { ...state, rules: { ...state.rules, [rule.id]: next } };
    if (event) state = await tell(event, state, run, round);
    await writeState(file, state);
  }
  await writeState(file, withoutGone(state, watched));
  await beat(run, round);
  round.outcome = round.troubles.length > 0 ? 'trouble' : round.failing > 0 ? 'failing' : 'good';
  return round;
}

/** After-deploy rules that a server or a command answers, and before-deploy rules that check the machine. */
function watchedRules({ rules, project }: Run): Rule[] {
  const kinds: Record<Rule['stage'], readonly Rule['check']['kind'][]> = {
    'after-deploy': ['http', 'command'],
    'before-deploy': ['drift', 'linked-libraries'],
    recovery: [],
  };
  return rules.rules.filter(
    (rule) =>
      rule.status === 'active' &&
      kinds[rule.stage].includes(rule.check.kind) &&
      whereApplies(rule, project) !== undefined,
  );
}

async function look(rule: Rule, run: Run): Promise<Looked> {
  const { id, text, check, expect, because } = rule;
  const finding =
    check.kind === 'person'
      ? { answer: 'unknown' as const, evidence: 'a person answers it' }
      : await runCheck(run, check);
  const source = whereApplies(rule, run.project)?.source ?? (rule.sources[0] as Looked['source']);
  const recovery = run.rules.rules
    .filter(
      (other) =>
        other.stage === 'recovery' &&
        other.status === 'active' &&
        other.sources.some(({ path }) => path === source.path),
    )
    .map((other) => other.text);
  return {
    rule: id,
    text,
    good: outcomeOf(expect, finding.answer) === 'good',
    found: finding.evidence,
    ...(finding.detail && { detail: finding.detail }),
    ...(because && { because }),
    source,
    recovery,
  };
}

/** Sends an event. If that fails, the next round sends it again. */
async function tell(
  event: WatchEvent,
  state: WatchState,
  run: Run,
  round: Round,
): Promise<WatchState> {
  const { config, project, world } = run;
  const where = {
    project: config.project,
    ...(project.environment !== undefined && { environment: project.environment }),
  };
  const channels = Object.keys(config.notify).length;
  const message = messageOf(event, where);
  const told = channels === 0 ? { by: 'output', troubles: [] } : await tellPeople(message, run);
  round.messages.push(message);
  await record(event, told, run, round);
  if (told.by === undefined) {
    round.troubles.push(`Nobody could be notified: ${told.troubles.join('; ')}.`);
    return state;
  }
  round.notes.push(...told.troubles.map((trouble) => `${trouble}; ${told.by} took it`));
  const known = state.rules[event.rule];
  return {
    ...state,
    rules: known
      ? { ...state.rules, [event.rule]: afterTelling(known, event, world.clock()) }
      : state.rules,
    outages: outagesAfter(state.outages, event),
  };
}

async function record(
  event: WatchEvent,
  { by, troubles }: { by?: string; troubles: readonly string[] },
  { git, config, project, ledger, world }: Run,
  round: Round,
): Promise<void> {
  const { kind, rule, text, found, detail, began, noticed, restored } = event;
  const line: WatchRecord = {
    version: 1,
    kind: 'watch',
    event: kind,
    project: config.project,
    ...(project.environment !== undefined && { environment: project.environment }),
    ...(git.commit && { commit: git.commit }),
    ...(git.email && { by: git.email }),
    rule,
    text,
    found,
    ...(detail && { detail }),
    began,
    noticed,
    ...(restored && { restored }),
    at: world.clock().toISOString(),
    ...(by !== undefined && { told: by }),
    ...(troubles.length > 0 && { troubles: [...troubles] }),
  };
  try {
    await ledger.append(line);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    round.troubles.push(`It could not be recorded in ${ledger.name}: ${error.message}.`);
  }
}

/** Drops the state of rules that are no longer pinned. */
function withoutGone(state: WatchState, watched: readonly Rule[]): WatchState {
  const ids = new Set(watched.map(({ id }) => id));
  return {
    ...state,
    rules: Object.fromEntries(Object.entries(state.rules).filter(([id]) => ids.has(id))),
  };
}

/** Requests the heartbeat URL, to show that the watch is alive. */
async function beat(run: Run, round: Round): Promise<void> {
  const { heartbeat } = run.config;
  if (heartbeat === undefined || round.troubles.length > 0) return;
  const trouble = await ask(heartbeat, run, { method: 'GET' });
  if (trouble !== undefined) round.troubles.push(`The heartbeat failed: ${trouble}.`);
}

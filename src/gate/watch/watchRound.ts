/** One round of a watch: asks the rules that need no person, and notifies people of changes. */
import { whereApplies } from '../../decision/applies.ts';
import { outcomeOf } from '../../decision/decide.ts';
import type { Rule } from '../../rules/model.ts';
import { openCheckout } from '../openProject.ts';
import { beginPolicy, prepareRun } from '../prepareRun.ts';
import { CannotDecide } from '../project.ts';
import { LedgerError } from '../records/ledgerError.ts';
import type { WatchRecord } from '../records/model.ts';
import type { GateRequest, Run, World } from '../run.ts';
import { runCheck } from '../runCheck.ts';
import { ask, tellPeople } from './channels.ts';
import { type Message, messageOf, repeatedMessage } from './message.ts';
import { alone, readState, stateFileOf, writeState } from './stateFile.ts';
import {
  afterTelling,
  type Looked,
  outagesAfter,
  type Settings,
  step,
  type WatchEvent,
  type WatchState,
  withSending,
} from './watchState.ts';

export interface WatchRequest {
  environment?: string | undefined;
  config: string;
  /** What a continuous watch knows and could not write. */
  memory?: WatchMemory;
  /** Called with each message as soon as it was sent: the rest of a round can take minutes. */
  onMessage?: (message: Message) => void;
}

/** The state of a watch whose file cannot be written. Without it, a watch on a full disk would send the same in each round. */
export interface WatchMemory {
  unsaved?: WatchState;
}

export interface Round {
  /** `busy`: another watch of this project is running. `interrupted`: a signal ended the round before all rules were asked. */
  outcome: 'good' | 'failing' | 'trouble' | 'busy' | 'interrupted';
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
  const prepared = await prepareRun(gate, checkout, world, beginPolicy(gate, world));
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
  const round = await alone(file, world.clock(), () =>
    inOrder(run, storeOf(file, request.memory), request.onMessage),
  );
  return round ?? { outcome: 'busy', asked: 0, failing: 0, messages: [], troubles: [], notes: [] };
}

async function inOrder(
  run: Run,
  store: Store,
  onMessage: WatchRequest['onMessage'],
): Promise<Round> {
  const { world, config } = run;
  const settings: Settings = { confirm: config.watch.confirm, remind: config.watch.remind * 1000 };
  const watched = watchedRules(run);
  if (watched.length === 0) {
    throw new CannotDecide(
      'There is nothing to watch: no rule that applies here has a check of the kind `http`, `command`, `drift` or `linked-libraries`.',
    );
  }
  let state = await store.read();
  const round: Round = {
    outcome: 'good',
    asked: watched.length,
    failing: 0,
    messages: [],
    troubles: [],
    notes: [],
  };
  const findings = startRequests(watched, run);
  for (const rule of watched) {
    const looked = await (findings.get(rule) ?? look(rule, run));
    // A check that a signal interrupted has no finding.
    if (world.signal.aborted) return { ...round, outcome: 'interrupted' };
    if (!looked.good) round.failing++;
    const { next, event } = step(state.rules[rule.id], looked, world.clock(), settings);
    state = { ...state, rules: { ...state.rules, [rule.id]: next } };
    if (event) state = await tell(event, state, { run, round, store, onMessage });
    await store.write(state, round);
  }
  await store.write(withoutGone(state, watched), round);
  await beat(run, round);
  round.outcome = round.troubles.length > 0 ? 'trouble' : round.failing > 0 ? 'failing' : 'good';
  return round;
}

/**
 * Starts all `http` checks at once: each may wait for its server as long as `within=` says, and a round should not take the
 * sum of that. Commands run one after another, since they may use the same files.
 */
function startRequests(watched: readonly Rule[], run: Run): Map<Rule, Promise<Looked>> {
  const requests = watched.filter(({ check }) => check.kind === 'http');
  return new Map(
    requests.map((rule) => {
      const looked = look(rule, run);
      // A round that is interrupted does not wait for it.
      looked.catch(() => {});
      return [rule, looked];
    }),
  );
}

/**
 * Before-deploy rules that look at the machine, and after-deploy rules that a server or a command answers. The former come
 * first: they wait for nobody.
 */
function watchedRules({ rules, project }: Run): Rule[] {
  const kinds: Record<Rule['stage'], readonly Rule['check']['kind'][]> = {
    'after-deploy': ['http', 'command'],
    'before-deploy': ['drift', 'linked-libraries'],
    recovery: [],
  };
  return rules.rules
    .filter(
      (rule) =>
        rule.status === 'active' &&
        kinds[rule.stage].includes(rule.check.kind) &&
        whereApplies(rule, project) !== undefined,
    )
    .toSorted((a, b) => ORDER.indexOf(a.check.kind) - ORDER.indexOf(b.check.kind));
}

const ORDER: readonly Rule['check']['kind'][] = ['linked-libraries', 'drift', 'command', 'http'];

async function look(rule: Rule, run: Run): Promise<Looked> {
  const { id, text, check, expect, because } = rule;
  const finding =
    check.kind === 'person'
      ? { answer: 'unknown' as const, evidence: 'a person answers it' }
      : await runCheck(run, atOnce(check));
  const holds = 'for' in check ? check.for : undefined;
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
    ...(holds !== undefined && { holds: holds * 1000 }),
    found: finding.evidence,
    ...(finding.detail && { detail: finding.detail }),
    ...(because && { because }),
    source,
    recovery,
  };
}

/** A check without `for=`: a watch asks again and again, so it sees for how long an answer holds. */
function atOnce<Kind extends Rule['check']>(check: Kind): Kind {
  if (!('for' in check)) return check;
  const { for: _, ...once } = check;
  return once as Kind;
}

interface Telling {
  run: Run;
  round: Round;
  store: Store;
  onMessage: WatchRequest['onMessage'];
}

/**
 * Sends an event. If that fails, the next round sends it again.
 *
 * The id of the message is written before the message leaves. A watch that was killed in between finds it there, and
 * marks the message as one that may have arrived already: a message that is lost does more harm than one that comes
 * twice, and no watch can know which of the two happened.
 */
async function tell(
  event: WatchEvent,
  state: WatchState,
  { run, round, store, onMessage }: Telling,
): Promise<WatchState> {
  const { config, project, world } = run;
  const where = {
    project: config.project,
    ...(project.environment !== undefined && { environment: project.environment }),
  };
  const before = state.rules[event.rule];
  const fresh = messageOf(event, where, before?.toldAt);
  const message = before?.sending === fresh.id ? repeatedMessage(fresh) : fresh;
  const sending = withSending(state, event.rule, message.id);
  await store.write(sending, round);
  const channels = Object.keys(config.notify).length;
  const told =
    channels === 0 ? { by: 'output', troubles: [], unsure: false } : await tellPeople(message, run);
  round.messages.push(message);
  onMessage?.(message);
  await record(event, told, run, round);
  if (told.by === undefined) {
    round.troubles.push(`Nobody could be notified: ${told.troubles.join('; ')}.`);
    return told.unsure ? sending : withSending(state, event.rule);
  }
  round.notes.push(...told.troubles.map((trouble) => `${trouble}; ${told.by} accepted it`));
  const known = state.rules[event.rule];
  return {
    ...state,
    rules: known
      ? { ...state.rules, [event.rule]: afterTelling(known, event, world.clock()) }
      : state.rules,
    outages: outagesAfter(state.outages, event),
  };
}

/** Where the state is read from and written to. */
interface Store {
  read(): Promise<WatchState>;
  /** What cannot be written is remembered as long as the watch runs, and named in the round. */
  write(state: WatchState, round: Round): Promise<void>;
}

function storeOf(file: string, memory: WatchMemory = {}): Store {
  return {
    read: async () => memory.unsaved ?? (await readState(file)),
    write: async (state, round) => {
      try {
        await writeState(file, state);
        delete memory.unsaved;
      } catch (error) {
        if (!(error instanceof CannotDecide)) throw error;
        memory.unsaved = state;
        if (!round.troubles.includes(error.message)) round.troubles.push(error.message);
      }
    },
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
  if (trouble !== undefined) round.troubles.push(`The heartbeat failed: ${trouble.why}.`);
}

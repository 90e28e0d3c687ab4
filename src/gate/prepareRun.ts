/** Reads everything that a run of the gate needs, before anything is checked. */
import path from 'node:path';
import type { RulesFile } from '../rules/model.ts';
import { readSaid, storedAnswers, weighOverrides } from './answers.ts';
import { calendarAt } from './checks/calendar.ts';
import { chooseEnvironment } from './environment.ts';
import { readInstant } from './instant.ts';
import { obstacleOf } from './obstacle.ts';
import { type Checkout, configOf, pinnedRules, refuseTrouble } from './openProject.ts';
import { type PolicyHere, policyHere } from './policyHere.ts';
import { changedProgram } from './programDigest.ts';
import {
  CannotDecide,
  type ConfigWithDigest,
  checkLatest,
  loadCalendar,
  loadConfig,
  loadRules,
} from './project.ts';
import { configAt, rulesAt } from './projectAt.ts';
import { readMeanwhile } from './readMeanwhile.ts';
import { LedgerError } from './records/ledgerError.ts';
import { checkAnswers, checkOverrides, expiresAt } from './request.ts';
import type { GateRequest, Run, World } from './run.ts';
import { tokenIn } from './source.ts';
import { UsageError } from './usageError.ts';

/** The facts about a run that its preparation found before it failed. */
interface Subject {
  project: string;
  environment?: string;
  /** The digest of `belay.json`. */
  config?: string;
  /** The time that the rules are asked at. */
  now?: Date;
}

/** A run that can begin, or why it cannot, in a sentence. */
export type Prepared = { ok: true; run: Run } | { ok: false; reason: string; subject: Subject };

/** The files of the policy, which are read while git works. */
export interface PolicyBegun {
  /** @throws {CannotDecide} */
  config(): Promise<ConfigWithDigest>;
  /** @throws {CannotDecide} */
  rules(): Promise<RulesFile>;
}

/** Begins to read the policy of a work tree. */
export function beginPolicy({ config, rules }: GateRequest, { cwd }: World): PolicyBegun {
  const file = path.resolve(cwd, config);
  const rulesFile =
    rules === undefined
      ? path.join(path.dirname(file), '.belay', 'rules.json')
      : path.resolve(cwd, rules);
  return {
    config: readMeanwhile(file, () => loadConfig(file, config)),
    rules: readMeanwhile(rulesFile, () => loadRules(rulesFile, path.relative(cwd, rulesFile))),
  };
}

/**
 * Prepares a run.
 *
 * @throws {UsageError} for mistakes in the request.
 */
export async function prepareRun(
  request: GateRequest,
  checkout: Checkout,
  world: World,
  begun: PolicyBegun,
): Promise<Prepared> {
  let subject: Subject = { project: '' };
  try {
    refuseTrouble(checkout);
    const call = { cwd: world.cwd, env: world.env, config: request.config };
    const isHere = checkout.policyCommit === undefined;
    const own = isHere ? await begun.config() : await configOf(checkout, call);
    subject = { project: own.project, config: own.digest };
    const { git, root } = checkout;
    const choice = checked(
      chooseEnvironment(environmentsHere(own, request), request.environment, git.branch),
    );
    const where = choice.name === undefined ? {} : { environment: choice.name };
    subject = { ...subject, ...where };
    const pinned =
      isHere || request.rules !== undefined
        ? await begun.rules()
        : await pinnedRules(checkout, world);
    await tellOtherPolicy({ config: own, rules: pinned }, checkout, world);
    const held = {
      deployed: request.deployed === undefined ? [] : [request.deployed],
      acceptPolicy: request.acceptPolicy ?? [],
      config: checkout.file,
      clock: world.clock,
    };
    const policy: PolicyHere<ConfigWithDigest> = { config: own, rules: pinned };
    const isAlone = held.deployed.length === 0 && own.policy === undefined;
    const decides = isAlone ? policy : await policyHere(policy, held, world);
    const { config, rules, heldAgainst, signers } = decides;
    const given = checked(checkAnswers(request.answers, rules.rules)).value;
    const overrides = checked(
      checkOverrides(
        request.overrides,
        rules.rules,
        git.email,
        checked(expiresAt(request.expires, world.clock)).at,
      ),
    ).value;
    const now = instantOfRequest(request.now, rules.calendar.timeZone) ?? world.clock();
    subject = { ...subject, now };
    await checkLatest(pinned, config, root, tokenIn(world.env));
    const obstacle = [
      obstacleOf(request, choice.name, git),
      request.stage === 'before-deploy' ? decides.obstacle : undefined,
      request.stage === 'before-deploy' ? await changedProgram(root) : undefined,
    ]
      .filter((each) => each !== undefined)
      .join(' ');
    const days = await loadCalendar(rules.calendar, config, root, now);
    const most: Omit<Run, 'stored' | 'overrides' | 'refused'> = {
      config,
      ...checkout,
      world,
      rules,
      given,
      now,
      atGivenByHand: request.now !== undefined,
      stage: request.stage,
      project: {
        name: config.project,
        stacks: config.stacks,
        environments: Object.keys(config.environments),
        ...where,
      },
      policy: { allowEmpty: config.allowEmpty },
      ...(obstacle !== '' && { obstacle }),
      ...(heldAgainst && { heldAgainst }),
      ...(signers !== undefined && { signers }),
      ...(request.allowDirty !== undefined && git.commit && git.dirty !== false
        ? { allowDirty: request.allowDirty }
        : {}),
      days,
      calendar: calendarAt(days, now),
    };
    const said = await readSaid(most);
    const prepared = { ...most, ...(await weighOverrides(most, overrides, said)) };
    return { ok: true, run: { ...prepared, stored: storedAnswers(prepared, said) } };
  } catch (error) {
    if (error instanceof CannotDecide) return { ok: false, reason: error.message, subject };
    if (!(error instanceof LedgerError)) throw error;
    const reason = `The answers in ${checkout.ledger.name} cannot be read: ${error.message}.`;
    return { ok: false, reason, subject };
  }
}

/** A push can also be held for an environment of the deployed commit that the new commit no longer declares. */
function environmentsHere(
  { environments }: Run['config'],
  { environment, deployed }: GateRequest,
): Run['config']['environments'] {
  if (environment === undefined || deployed === undefined) return environments;
  return { [environment]: { branches: [] }, ...environments };
}

/** Says that the commit brings another policy than the one outside it, which decides. */
async function tellOtherPolicy(
  { config, rules }: { config: ConfigWithDigest; rules: RulesFile },
  { policyCommit, git, file }: Checkout,
  { env, tell }: World,
): Promise<void> {
  if (policyCommit === undefined || git.commit === undefined) return;
  const place = { commit: git.commit, config: file, env };
  const unread = () => undefined;
  const [ownConfig, ownRules] = await Promise.all([
    configAt(place).catch(unread),
    rulesAt(place).catch(unread),
  ]);
  const differing = [
    ...(ownConfig?.digest === config.digest ? [] : [path.basename(file)]),
    ...(ownRules?.digest === rules.digest ? [] : ['.belay/rules.json']),
  ];
  if (differing.length === 0) return;
  tell(
    `${differing.join(' and ')} of this commit ${differing.length === 1 ? 'differs' : 'differ'} from ${policyCommit.slice(0, 10)}, which decides.`,
  );
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

/** @throws {UsageError} if a result is a message. */
function checked<Good extends { ok: true }>(result: Good | { ok: false; message: string }): Good {
  if (result.ok) return result;
  throw new UsageError(result.message);
}

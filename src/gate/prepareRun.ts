/** Reads everything that a run of the gate needs, before anything is checked. */
import path from 'node:path';
import { readSaid, storedAnswers, weighOverrides } from './answers.ts';
import { calendarAt } from './checks/calendar.ts';
import { chooseEnvironment } from './environment.ts';
import { readInstant } from './instant.ts';
import { obstacleOf } from './obstacle.ts';
import { type Checkout, refuseTrouble } from './openProject.ts';
import { policyHere } from './policyHere.ts';
import { CannotDecide, checkLatest, loadCalendar, loadConfig, loadRules } from './project.ts';
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

/**
 * Prepares a run.
 *
 * @throws {UsageError} for mistakes in the request.
 */
export async function prepareRun(
  request: GateRequest,
  checkout: Checkout,
  world: World,
): Promise<Prepared> {
  let subject: Subject = { project: '' };
  try {
    refuseTrouble(checkout);
    const file = path.resolve(world.cwd, request.config);
    const own = await loadConfig(file, request.config);
    subject = { project: own.project, config: own.digest };
    const { git, root, ledger } = checkout;
    const choice = checked(
      chooseEnvironment(environmentsHere(own, request), request.environment, git.branch),
    );
    const where = choice.name === undefined ? {} : { environment: choice.name };
    subject = { ...subject, ...where };
    const pinned = await rulesOf(request, checkout, world);
    const held = {
      deployed: request.deployed,
      acceptPolicy: request.acceptPolicy ?? [],
      config: file,
    };
    const { config, rules } = await policyHere({ config: own, rules: pinned }, held, world);
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
    const obstacle = obstacleOf(request, choice.name, git);
    const days = await loadCalendar(rules.calendar, config, root, now);
    const begun: Omit<Run, 'stored' | 'overrides' | 'refused'> = {
      config,
      git,
      root,
      ledger,
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
      ...(obstacle !== undefined && { obstacle }),
      ...(request.allowDirty !== undefined && git.commit && git.dirty !== false
        ? { allowDirty: request.allowDirty }
        : {}),
      days,
      calendar: calendarAt(days, now),
    };
    const said = await readSaid(begun);
    const prepared = { ...begun, ...(await weighOverrides(begun, overrides, said)) };
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

function rulesOf({ rules }: GateRequest, { root }: Checkout, { cwd }: World) {
  const file = rules ? path.resolve(cwd, rules) : path.join(root, '.belay', 'rules.json');
  return loadRules(file, path.relative(cwd, file));
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

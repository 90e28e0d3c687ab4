/** People's answers: those given in advance, and those given now. */

import type { Finding, Override } from '../decision/decision.ts';
import type { Rule, RulesFile } from '../rules/model.ts';
import { maskSecrets } from '../symptoms/maskSecrets.ts';
import { compareText } from '../text/compareText.ts';
import { type Given, weighAnswer } from './checks/person.ts';
import { chooseOverride } from './overrides.ts';
import type { BelayConfig } from './projectConfig.ts';
import type { MissingRecord } from './records/chain.ts';
import { codeAt } from './records/codeAt.ts';
import type { Ledger } from './records/ledger.ts';
import { LedgerError } from './records/ledgerError.ts';
import type { AnswerRecord, BelayRecord, OverrideRecord, SignedRecord } from './records/model.ts';
import { signRecord, type Verified, verifyRecord } from './records/signature.ts';
import type { Run, World } from './run.ts';
import { type Asked, chooseStored, type Stored } from './storedAnswers.ts';

/** What an answer is for, and who gives it. */
export interface AnswerContext extends Pick<Run, 'config' | 'ledger' | 'root' | 'signers'> {
  rules: Pick<RulesFile, 'digest'>;
  environment: string | undefined;
  commit: string | undefined;
  /** What the answer is bound to: see `codeAt`. */
  code: string | undefined;
  /** The person at the keyboard, by git's configuration. */
  email: string | undefined;
  world: Pick<World, 'env' | 'clock'>;
}

/** An answer that may be recorded, or why it may not, as the end of a sentence. */
export type Made<Kind> = { ok: true; record: Kind } | { ok: false; reason: string };

/** Who may answer a rule: an empty list if nobody has its role; `undefined` if anyone may. */
export function holdersOf({ check }: Rule, { people }: BelayConfig): readonly string[] | undefined {
  const role = check.kind === 'person' ? check.role : undefined;
  if (role === undefined) return undefined;
  return (Object.hasOwn(people, role) && people[role]) || [];
}

/** What is recorded for the commit that is checked out: everything that people said about it in advance. */
export interface Said {
  records: readonly BelayRecord[];
  /** What answers are bound to; `undefined` outside a git repository. */
  code: string | undefined;
  /** Why the signature of a record is not valid, as the end of a sentence; `undefined` if it is, or is not required. */
  objection(record: SignedRecord): string | undefined;
}

/**
 * Reads the records of the commit that is checked out, and of others with the same files.
 *
 * @throws {LedgerError}
 */
export async function readSaid(
  run: Pick<Run, 'config' | 'git' | 'ledger' | 'objects' | 'root' | 'signers' | 'world'>,
): Promise<Said> {
  const { config, git, ledger, objects, root, world } = run;
  if (git.commit === undefined) return { records: [], code: undefined, objection: () => undefined };
  const code = await codeAt(git.commit, root, world.env, git.prefix, objects);
  const { records, passedOver } = await ledger.read(git.commit, code);
  if (passedOver > 0) world.tell(passedOverText(passedOver, ledger));
  const objections = new Map<BelayRecord, string | undefined>();
  if (config.requireSigned) {
    for (const record of records) {
      if (record.kind !== 'answer' && record.kind !== 'override') continue;
      objections.set(record, await objectionToSignature(record, run, world));
    }
  }
  return { records, code, objection: (record) => objections.get(record) };
}

/** The answers given in advance, by rule id. */
export function storedAnswers(
  { config, rules, project, world }: Omit<Run, 'stored'>,
  { records, objection }: Said,
): Map<string, Stored> {
  const answers = records.filter((record) => record.kind === 'answer');
  if (answers.length === 0) return new Map();
  const forgottenAt = records
    .flatMap((record) => (record.kind === 'forgotten' && record.was === 'answer' ? record.at : []))
    .sort(compareText)
    .at(-1);
  return new Map(
    rules.rules.map((rule) => {
      const asked: Asked = {
        rule,
        project: config.project,
        environment: project.environment,
        digest: rules.digest,
        holders: holdersOf(rule, config),
        clock: world.clock(),
        answersFor: config.answersFor,
        forgottenAt,
        objection,
      };
      return [rule.id, chooseStored(answers, asked)];
    }),
  );
}

/** The overrides that have effect, and those that do not, with the reason. */
export interface Weighed {
  overrides: ReadonlyMap<string, Override>;
  refused: ReadonlyMap<string, string>;
}

/**
 * Checks the overrides given now and those given in advance. If they have to be signed, or it
 * takes two people, those given now are recorded.
 */
export async function weighOverrides(
  run: Omit<Run, 'stored' | 'overrides' | 'refused'>,
  given: ReadonlyMap<string, Override>,
  { records, code, objection }: Said,
): Promise<Weighed> {
  const { config, rules, project, git, ledger, world } = run;
  const [overrides, refused] = [new Map<string, Override>(), new Map<string, string>()];
  const stored = records.filter((record) => record.kind === 'override');
  if (given.size === 0 && stored.length === 0) return { overrides, refused };
  for (const rule of rules.rules) {
    const now = given.get(rule.id);
    if (!now && !stored.some((record) => record.rule === rule.id)) continue;
    const own: OverrideRecord[] = [];
    if (now) {
      const context: AnswerContext = {
        ...run,
        environment: project.environment,
        code,
        commit: git.commit,
        email: git.email,
      };
      const made = await makeOverride(context, rule, now);
      const keeps = config.requireSigned || config.overrides.twoPeople;
      const trouble = !made.ok
        ? made.reason
        : keeps && git.commit !== undefined
          ? await keep(made.record, ledger)
          : undefined;
      if (made.ok && trouble === undefined) own.push(made.record);
      else refused.set(rule.id, `the override has no effect: ${trouble}`);
    }
    const chosen = chooseOverride([...own, ...stored], {
      rule,
      project: config.project,
      environment: project.environment,
      digest: rules.digest,
      config,
      clock: world.clock(),
      // A record made just now has been checked.
      objection: (record) => (own.includes(record) ? undefined : objection(record)),
    });
    if (chosen.override) overrides.set(rule.id, chosen.override);
    else if (chosen.objection) refused.set(rule.id, chosen.objection);
  }
  for (const id of overrides.keys()) refused.delete(id);
  return { overrides, refused };
}

/** The finding from an answer that is given now. If answers have to be signed, it is signed and recorded. */
export async function weighNow(run: Run, rule: Rule, given: Omit<Given, 'by'>): Promise<Finding> {
  const { config, ledger } = run;
  const { commit, email } = run.git;
  if (config.requireSigned) {
    const code = commit === undefined ? undefined : await codeAt(commit, run.root, run.world.env);
    const context = { ...run, environment: run.project.environment, commit, code, email };
    const made = await makeAnswer(context, rule, given);
    const reason = made.ok ? await keep(made.record, ledger) : made.reason;
    if (reason !== undefined) {
      const who = email ?? 'somebody';
      return { answer: 'unknown', evidence: `${who} answered ${given.answer}, but ${reason}` };
    }
  }
  return weighAnswer({ ...given, ...(email && { by: email }) }, rule, holdersOf(rule, config));
}

/** An answer as a record for the commit, signed if that is required. */
export function makeAnswer(
  context: AnswerContext,
  rule: Rule,
  { answer, took }: Pick<Given, 'answer' | 'took'>,
): Promise<Made<AnswerRecord>> {
  const more = took === undefined ? {} : { took };
  return signedIfRequired({ ...said(context, rule), kind: 'answer', answer, ...more }, context);
}

/** An override as a record for the commit, signed if that is required. */
export function makeOverride(
  context: AnswerContext,
  rule: Rule,
  { reason, expires }: Override,
): Promise<Made<OverrideRecord>> {
  const record: OverrideRecord = {
    ...said(context, rule),
    kind: 'override',
    reason: maskSecrets(reason, 'addresses'),
    ...(expires !== undefined && { expires }),
  };
  return signedIfRequired(record, context);
}

/** The fields that records of answers and overrides share. */
function said(
  { config, rules, environment, commit, code, email, world }: AnswerContext,
  rule: Rule,
): Omit<AnswerRecord, 'kind' | 'answer'> {
  return {
    version: 1,
    project: config.project,
    ...(environment !== undefined && { environment }),
    ...(commit !== undefined && { commit }),
    ...(code !== undefined && { code }),
    ...(email && { by: email }),
    rule: rule.id,
    text: rule.text,
    digest: rules.digest,
    at: world.clock().toISOString(),
  };
}

/** A record, signed by the person at the keyboard if `belay.json` requires that. */
export async function signedIfRequired<Kind extends SignedRecord>(
  record: Kind,
  context: Pick<AnswerContext, 'config' | 'commit' | 'ledger' | 'root' | 'signers' | 'world'>,
): Promise<Made<Kind>> {
  const { config, commit, ledger, root, world } = context;
  if (!config.requireSigned) return { ok: true, record };
  if (commit === undefined) return { ok: false, reason: 'there is no commit to sign it for' };
  const following = await ledger.following(record);
  const signed = await signRecord(following, { cwd: root, env: world.env });
  if (!signed.ok) return { ok: false, reason: `git did not sign it: ${signed.reason}` };
  const objection = await objectionToSignature(signed.record, context, world);
  return objection === undefined ? signed : { ok: false, reason: objection };
}

/** Why the signature of a record is not valid, as the end of a sentence. */
export async function objectionToSignature(
  record: SignedRecord,
  { root, signers }: Pick<Run, 'root' | 'signers'>,
  { env, clock }: Pick<World, 'env' | 'clock'>,
): Promise<string | undefined> {
  const verified = await verifyRecord(record, { cwd: root, env }, clock(), signers);
  return objectionTo(verified, record.by);
}

/** Says how many lines could not be read as records. */
export function passedOverText(count: number, { name }: Ledger): string {
  return count === 1
    ? `1 line in ${name} is not a record that this version of Belay can read, and was skipped`
    : `${count} lines in ${name} are not records that this version of Belay can read, and were skipped`;
}

/** That records were taken out, and of which commits. */
export function missingText(missing: readonly MissingRecord[], { name }: Ledger): string {
  const commits = [...new Set(missing.flatMap(({ commit }) => commit?.slice(0, 10) ?? []))];
  const where = commits.length > 0 ? `, of commit ${commits.slice(0, 5).join(', ')}` : '';
  const what = missing.length === 1 ? '1 record is' : `${missing.length} records are`;
  return `${what} missing from ${name}${where}: later records refer to it, or this clone wrote it. \`belay sync\` may restore it`;
}

function objectionTo(verified: Verified, by: string | undefined): string | undefined {
  if (!verified.ok) return verified.reason;
  if (verified.signer === by?.toLowerCase()) return undefined;
  return `the signature is by ${verified.signer}`;
}

async function keep(record: BelayRecord, ledger: Ledger): Promise<string | undefined> {
  try {
    await ledger.append(record);
    return undefined;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return `it could not be written to ${ledger.name}: ${error.message}`;
  }
}

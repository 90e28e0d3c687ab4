/** People's answers: those that were given ahead of time, and those that come now. */

import type { Answer, Finding } from '../decision/decision.ts';
import type { Rule, RulesFile } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { type Given, weighAnswer } from './checks/person.ts';
import type { BelayConfig } from './config.ts';
import type { Ledger } from './records/ledger.ts';
import { LedgerError } from './records/ledgerError.ts';
import type { AnswerRecord } from './records/model.ts';
import { signAnswer, type Verified, verifyAnswer } from './records/signature.ts';
import type { Run, World } from './run.ts';
import { type Asked, chooseStored, type Stored } from './storedAnswers.ts';

/** What an answer is for, and who gives it. */
export interface AnswerContext extends Pick<Run, 'config' | 'root'> {
  rules: Pick<RulesFile, 'digest'>;
  environment: string | undefined;
  commit: string | undefined;
  /** Who git takes the person at the keyboard for. */
  email: string | undefined;
  world: Pick<World, 'env' | 'clock'>;
}

/** An answer that may be kept, or why it may not, as the end of a sentence. */
export type Made = { ok: true; record: AnswerRecord } | { ok: false; reason: string };

/** Who may answer a rule: nobody, where it asks for a role that has no holder; `undefined` where anybody may. */
export function holdersOf({ check }: Rule, { people }: BelayConfig): readonly string[] | undefined {
  const role = check.kind === 'person' ? check.role : undefined;
  if (role === undefined) return undefined;
  return (Object.hasOwn(people, role) && people[role]) || [];
}

/**
 * What was answered ahead of time for the commit that is checked out, by rule id.
 *
 * @throws {LedgerError}
 */
export async function storedAnswers(run: Omit<Run, 'stored'>): Promise<Map<string, Stored>> {
  const { config, rules, project, git, ledger, root, world } = run;
  if (git.commit === undefined) return new Map();
  const { records, passedOver } = await ledger.read(git.commit);
  if (passedOver > 0) world.tell(passedOverText(passedOver, ledger));
  const answers = records.filter((record) => record.kind === 'answer');
  const forgottenAt = records
    .flatMap((record) => (record.kind === 'forgotten' && record.was === 'answer' ? record.at : []))
    .sort(compareText)
    .at(-1);
  const verified = new Map<AnswerRecord, Verified>();
  if (config.requireSigned) {
    for (const each of answers) {
      verified.set(each, await verifyAnswer(each, { cwd: root, env: world.env }));
    }
  }
  const objection = (record: AnswerRecord) => {
    const result = verified.get(record);
    return result && objectionTo(result, record.by);
  };
  return new Map(
    rules.rules.map((rule) => {
      const asked: Asked = {
        rule,
        project: config.project,
        environment: project.environment,
        digest: rules.digest,
        holders: holdersOf(rule, config),
        clock: world.clock(),
        forgottenAt,
        objection,
      };
      return [rule.id, chooseStored(answers, asked)];
    }),
  );
}

/** What an answer says that comes here and now. Where answers have to be signed, it is signed and kept. */
export async function weighNow(run: Run, rule: Rule, given: Omit<Given, 'by'>): Promise<Finding> {
  const { config, ledger } = run;
  const { commit, email } = run.git;
  if (config.requireSigned) {
    const context = { ...run, environment: run.project.environment, commit, email };
    const made = await makeAnswer(context, rule, given.answer);
    const reason = made.ok ? await keep(made.record, ledger) : made.reason;
    if (reason !== undefined) {
      const who = email ?? 'somebody';
      return { answer: 'unknown', evidence: `${who} answered ${given.answer}, but ${reason}` };
    }
  }
  return weighAnswer({ ...given, ...(email && { by: email }) }, rule, holdersOf(rule, config));
}

/** An answer as a record for the commit, signed where that is required. */
export async function makeAnswer(
  { config, rules, environment, commit, email, root, world }: AnswerContext,
  rule: Rule,
  answer: Answer,
): Promise<Made> {
  const { env } = world;
  const record: AnswerRecord = {
    version: 1,
    kind: 'answer',
    project: config.project,
    ...(environment !== undefined && { environment }),
    ...(commit !== undefined && { commit }),
    ...(email && { by: email }),
    rule: rule.id,
    text: rule.text,
    digest: rules.digest,
    answer,
    at: world.clock().toISOString(),
  };
  if (!config.requireSigned) return { ok: true, record };
  if (commit === undefined) return { ok: false, reason: 'there is no commit to sign it for' };
  const signed = await signAnswer(record, { cwd: root, env });
  if (!signed.ok) return { ok: false, reason: `git did not sign it: ${signed.reason}` };
  const objection = objectionTo(await verifyAnswer(signed.record, { cwd: root, env }), email);
  return objection === undefined ? signed : { ok: false, reason: objection };
}

/** How many lines could not be read as records. */
export function passedOverText(count: number, { name }: Ledger): string {
  return count === 1
    ? `1 line in ${name} is not a record that this version of Belay knows, and was left out`
    : `${count} lines in ${name} are not records that this version of Belay knows, and were left out`;
}

function objectionTo(verified: Verified, by: string | undefined): string | undefined {
  if (!verified.ok) return verified.reason;
  if (verified.signer === by?.toLowerCase()) return undefined;
  return `the signature is by ${verified.signer}`;
}

async function keep(record: AnswerRecord, ledger: Ledger): Promise<string | undefined> {
  try {
    await ledger.append(record);
    return undefined;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return `it could not be kept in ${ledger.name}: ${error.message}`;
  }
}

/** People's answers: those that were given ahead of time, and those that come now. */

import type { Answer, Finding } from '../decision/decision.ts';
import type { Rule, RulesFile } from '../rules/model.ts';
import { type Given, weighAnswer } from './checks/person.ts';
import type { BelayConfig } from './config.ts';
import type { Ledger } from './records/ledger.ts';
import { LedgerError } from './records/ledgerError.ts';
import type { AnswerRecord } from './records/model.ts';
import { signAnswer, type Verified, verifyAnswer } from './records/signature.ts';
import { chooseStored, type Stored } from './storedAnswers.ts';

/** Where and for what people answer. */
export interface AnswerWorld {
  config: BelayConfig;
  rules: Pick<RulesFile, 'rules' | 'digest'>;
  environment: string | undefined;
  commit: string | undefined;
  /** Who git takes the person at the keyboard for. */
  email: string | undefined;
  ledger: Ledger;
  /** The folder of `belay.json`. */
  root: string;
  env: NodeJS.ProcessEnv;
  clock(): Date;
  tell(line: string): void;
}

/** An answer that may be kept, or why it may not, as the end of a sentence. */
export type Made = { ok: true; record: AnswerRecord } | { ok: false; reason: string };

/** Who may answer a rule; `undefined` where anybody may. */
export function holdersOf({ check }: Rule, { people }: BelayConfig): readonly string[] | undefined {
  const role = check.kind === 'person' ? check.role : undefined;
  return role && Object.hasOwn(people, role) ? people[role] : undefined;
}

/**
 * What was answered ahead of time for the commit that is checked out, by rule id.
 *
 * @throws {LedgerError}
 */
export async function storedAnswers(world: AnswerWorld): Promise<Map<string, Stored>> {
  const { config, rules, environment, commit, ledger, root, env } = world;
  if (commit === undefined) return new Map();
  const { records, passedOver } = await ledger.read(commit);
  if (passedOver > 0) world.tell(passedOverText(passedOver, ledger));
  const answers = records.filter((record) => record.kind === 'answer');
  const verified = new Map<AnswerRecord, Verified>();
  if (config.requireSigned) {
    for (const each of answers) verified.set(each, await verifyAnswer(each, { cwd: root, env }));
  }
  const objection = (record: AnswerRecord) => {
    const result = verified.get(record);
    return result && objectionTo(result, record.by);
  };
  return new Map(
    rules.rules.map((rule) => {
      const asked = { rule, project: config.project, environment, digest: rules.digest };
      const holders = holdersOf(rule, config);
      return [
        rule.id,
        chooseStored(answers, { ...asked, holders, clock: world.clock(), objection }),
      ];
    }),
  );
}

/** What an answer says that comes here and now. Where answers have to be signed, it is, and is kept. */
export async function weighNow(
  rule: Rule,
  given: Omit<Given, 'by'>,
  world: AnswerWorld,
): Promise<Finding> {
  const { config, email, ledger } = world;
  if (config.requireSigned) {
    const made = await makeAnswer(rule, given.answer, world);
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
  rule: Rule,
  answer: Answer,
  world: Omit<AnswerWorld, 'ledger' | 'tell'>,
): Promise<Made> {
  const { config, rules, environment, commit, email, root, env, clock } = world;
  const record: AnswerRecord = {
    ...{ version: 1, kind: 'answer', project: config.project },
    ...(environment !== undefined && { environment }),
    ...(commit !== undefined && { commit }),
    ...(email && { by: email }),
    ...{ rule: rule.id, text: rule.text, digest: rules.digest, answer, at: clock().toISOString() },
  };
  if (!config.requireSigned) return { ok: true, record };
  if (commit === undefined) return { ok: false, reason: 'there is no commit to sign it for' };
  const signed = await signAnswer(record, { cwd: root, env });
  if (!signed.ok) return { ok: false, reason: `git did not sign it: ${signed.reason}` };
  const objection = objectionTo(await verifyAnswer(signed.record, { cwd: root, env }), email);
  return objection === undefined ? signed : { ok: false, reason: objection };
}

/** How many lines of the records are none. */
export function passedOverText(count: number, { name }: Ledger): string {
  const lines = count === 1 ? '1 line' : `${count} lines`;
  return `${lines} in ${name} are no records that this Belay knows, and were passed over`;
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

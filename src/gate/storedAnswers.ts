/** Chooses the valid answer among those given in advance. */

import type { Rule } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { readDuration } from '../text/duration.ts';
import { type Given, isHolder } from './checks/person.ts';
import { isAhead } from './clocks.ts';
import type { AnswerRecord } from './records/model.ts';

/** What answers are checked against. */
export interface Asked {
  rule: Rule;
  project: string;
  environment: string | undefined;
  /** The digest of the pinned rules. */
  digest: string;
  /** The addresses that may answer; `undefined` if anyone may. */
  holders: readonly string[] | undefined;
  /** The machine's clock. */
  clock: Date;
  /** How long an answer is valid: `answersFor` in `belay.json`; `undefined` if there is no limit. */
  answersFor?: string | undefined;
  /** When answers were last removed, ISO 8601: one of them may have been a no. */
  forgottenAt?: string | undefined;
  /** Why the signature of an answer is not valid, as the end of a sentence; `undefined` if it is. */
  objection(record: AnswerRecord): string | undefined;
}

/** The valid answer, or why no answer is valid; neither if nobody has answered. */
export interface Stored {
  given?: Given;
  objection?: string;
}

/**
 * Chooses among the answers for a commit. Each person's last answer counts; if two people differ, the answer
 * that stops wins. The order of the records does not matter.
 */
export function chooseStored(records: readonly AnswerRecord[], asked: Asked): Stored {
  const { rule, project, environment } = asked;
  const here = records.filter(
    (record) =>
      record.rule === rule.id &&
      record.project === project &&
      (record.environment === undefined || record.environment === environment),
  );
  const weighed = here.map((record) => ({ record, objection: objectionTo(record, asked) }));
  const counting = weighed.flatMap(({ record, objection }) => (objection ? [] : [record]));
  const words = lastWords(counting, rule);
  const chosen = words.find((record) => !isGood(record, rule)) ?? words[0];
  if (!chosen) {
    const latest = weighed.toSorted((a, b) => compareText(b.record.at, a.record.at))[0];
    return latest?.objection ? { objection: latest.objection } : {};
  }
  const { answer, by, at, took } = chosen;
  const ends = endOf(at, asked.answersFor);
  const until = ends === undefined ? '' : `, valid until ${ends.toISOString().slice(0, 16)}Z`;
  const how = `in advance, at ${at.slice(0, 16)}Z${until}`;
  return { given: { answer, how, ...(by && { by }), ...(took !== undefined && { took }) } };
}

/** When an answer expires. */
function endOf(at: string, answersFor: string | undefined): Date | undefined {
  const length = answersFor === undefined ? undefined : readDuration(answersFor);
  return length === undefined ? undefined : new Date(Date.parse(at) + length);
}

function objectionTo(record: AnswerRecord, asked: Asked): string | undefined {
  const { by = 'somebody', answer } = record;
  const who = `${by} answered ${answer}, but`;
  if (record.text !== asked.rule.text) return `${who} the rule had another wording then`;
  if (record.digest !== asked.digest) return `${who} the rules have changed since`;
  if (isAhead(record.at, asked.clock)) {
    return `${who} at a time in the future`;
  }
  const ends = endOf(record.at, asked.answersFor);
  if (ends !== undefined && ends.getTime() <= asked.clock.getTime()) {
    return `${who} that was at ${record.at.slice(0, 16)}Z, and answers are valid for ${asked.answersFor}`;
  }
  if (asked.forgottenAt !== undefined && record.at <= asked.forgottenAt) {
    return `${who} answers of this commit were removed since`;
  }
  if (asked.holders?.length === 0) {
    return `${who} belay.json lists nobody for the role of the rule`;
  }
  if (asked.holders && !isHolder(record.by, asked.holders)) {
    return `${who} only ${asked.holders.join(', ')} may`;
  }
  const objection = asked.objection(record);
  return objection && `${who} ${objection}`;
}

/** The latest answer of each person, latest first. If there are two in the same moment, the one that stops. */
function lastWords(records: readonly AnswerRecord[], rule: Rule): AnswerRecord[] {
  const last = new Map<string, AnswerRecord>();
  const sorted = records.toSorted(
    (a, b) => compareText(a.at, b.at) || Number(isGood(b, rule)) - Number(isGood(a, rule)),
  );
  for (const record of sorted) last.set(record.by?.toLowerCase() ?? '', record);
  return [...last.values()].toSorted(
    (a, b) => compareText(b.at, a.at) || compareText(a.by ?? '', b.by ?? ''),
  );
}

function isGood({ answer }: AnswerRecord, { expect }: Rule): boolean {
  return (answer === 'no') === (expect === 'no');
}

/** Which of the answers that were given ahead of time counts. */

import type { Rule } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { readDuration } from '../text/duration.ts';
import { type Given, isHolder } from './checks/person.ts';
import { isAhead } from './clocks.ts';
import type { AnswerRecord } from './records/model.ts';

/** What answers are held against. */
export interface Asked {
  rule: Rule;
  project: string;
  environment: string | undefined;
  /** The digest of the pinned rules. */
  digest: string;
  /** The addresses that may answer; `undefined` where anybody may. */
  holders: readonly string[] | undefined;
  /** The machine's clock. */
  clock: Date;
  /** How long an answer counts, as `belay.json` says it; `undefined` if it counts for ever. */
  answersFor?: string | undefined;
  /** When answers were last forgotten, ISO 8601: one of them may have been a no. */
  forgottenAt?: string | undefined;
  /** Why the signature of an answer does not hold, as the end of a sentence; `undefined` where all is well. */
  objection(record: AnswerRecord): string | undefined;
}

/** The answer that counts, or why none of those does that there are; neither, where nobody has answered. */
export interface Stored {
  given?: Given;
  objection?: string;
}

/**
 * Chooses among the answers that were given for a commit. Each person's last word counts; where two differ, the one
 * that stops does. The order of the records is nothing.
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
  const { answer, by, at } = chosen;
  const ends = endOf(at, asked.answersFor);
  const until =
    ends === undefined ? '' : `, which counts until ${ends.toISOString().slice(0, 16)}Z`;
  const how = `ahead of time, at ${at.slice(0, 16)}Z${until}`;
  return { given: { answer, how, ...(by && { by }) } };
}

/** When an answer ends to count. */
function endOf(at: string, answersFor: string | undefined): Date | undefined {
  const length = answersFor === undefined ? undefined : readDuration(answersFor);
  return length === undefined ? undefined : new Date(Date.parse(at) + length);
}

function objectionTo(record: AnswerRecord, asked: Asked): string | undefined {
  const { by = 'somebody', answer } = record;
  const who = `${by} answered ${answer}, but`;
  if (record.text !== asked.rule.text) return `${who} the rule was worded otherwise then`;
  if (record.digest !== asked.digest) return `${who} the rules have changed since`;
  if (isAhead(record.at, asked.clock)) {
    return `${who} at a time that is still to come`;
  }
  const ends = endOf(record.at, asked.answersFor);
  if (ends !== undefined && ends.getTime() <= asked.clock.getTime()) {
    return `${who} that was at ${record.at.slice(0, 16)}Z, and answers count for ${asked.answersFor}`;
  }
  if (asked.forgottenAt !== undefined && record.at <= asked.forgottenAt) {
    return `${who} answers of this commit were forgotten since`;
  }
  if (asked.holders?.length === 0) {
    return `${who} belay.json lists nobody for the role that the rule asks for`;
  }
  if (asked.holders && !isHolder(record.by, asked.holders)) {
    return `${who} only ${asked.holders.join(', ')} may`;
  }
  const objection = asked.objection(record);
  return objection && `${who} ${objection}`;
}

/** The latest answer of each person, the latest of all first. Of two in the same moment, the one that stops. */
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

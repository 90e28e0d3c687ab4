import type { Answer, Finding } from '../../decision/decision.ts';
import type { Rule } from '../../rules/model.ts';

export interface Given {
  answer: Answer;
  /** The person's e-mail address in git; `undefined` if there is none. */
  by?: string;
  /** How the answer was given: `--answer`, `at the prompt`. */
  how: string;
  /** Milliseconds from the question to the answer, at a prompt. */
  took?: number;
}

/**
 * The finding from a person's answer. For a role, only an answer of one of its holders counts.
 *
 * @param holders the addresses that may answer; `undefined` if anyone may.
 */
export function weighAnswer(
  { answer, by, how, took }: Given,
  { check }: Pick<Rule, 'check'>,
  holders: readonly string[] | undefined,
): Finding {
  const who = by ?? 'somebody without an e-mail address in git';
  if (!holders || isHolder(by, holders)) {
    const more = { ...(by && { by }), ...(took !== undefined && { took }) };
    return { answer, evidence: `${who} answered ${answer}, ${how}`, ...more };
  }
  const role = (check.kind === 'person' && check.role) || '';
  if (holders.length === 0) return withoutHolder(role, `${who} answered ${answer}, but `);
  return {
    answer: 'unknown',
    evidence: `${who} answered ${answer}, but only ${role} may: ${holders.join(', ')}`,
  };
}

/**
 * The finding if nobody has a role: then nobody can answer for it.
 *
 * @param before the beginning of the sentence.
 */
export function withoutHolder(role: string, before = ''): Finding {
  return {
    answer: 'unknown',
    evidence: `${before}belay.json lists nobody for the role "${role}": write "people": { "${role}": ["name@company.example"] }`,
    unbound: { field: 'people', name: role },
  };
}

/** Whether an address is one of those that may answer. Case does not matter. */
export function isHolder(by: string | undefined, holders: readonly string[]): boolean {
  return holders.some((holder) => holder.toLowerCase() === by?.toLowerCase());
}

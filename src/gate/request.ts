/** Checks the request to the gate against the rules. */

import type { Override } from '../decision/decision.ts';
import type { Rule } from '../rules/model.ts';
import { DURATION_EXAMPLES, readDuration } from '../text/duration.ts';
import { suggest } from '../text/suggest.ts';
import type { Given } from './checks/person.ts';
import { readAnswer } from './prompt.ts';

/** `ID=VALUE` from the command line. */
export interface Assignment {
  id: string;
  value: string;
}

export type Checked<Value> =
  | { ok: true; value: ReadonlyMap<string, Value> }
  | { ok: false; message: string };

/** Reads answers for rules that a person answers. */
export function checkAnswers(
  answers: readonly Assignment[],
  rules: readonly Rule[],
): Checked<Omit<Given, 'by'>> {
  return checkEach('--answer', answers, rules, (rule, word) => {
    if (rule.check.kind !== 'person') {
      return `"${rule.id}" is answered by \`${rule.check.kind}\`, not by a person. To continue anyway, use --override with a reason.`;
    }
    const answer = readAnswer(word, rule.expect);
    if (answer) return { answer, how: 'with --answer' };
    const words = rule.expect === 'done' ? 'done or no' : 'yes or no';
    return `"${word}" is not an answer to "${rule.id}". Write ${words}.`;
  });
}

/** Reads overrides, each with its reason. */
export function checkOverrides(
  overrides: readonly Assignment[],
  rules: readonly Rule[],
  by: string | undefined,
  expires?: string,
): Checked<Override> {
  return checkEach('--override', overrides, rules, ({ id }, text) => {
    const reason = text.trim();
    // Punctuation or invisible characters are not a reason.
    if (!/[\p{L}\p{N}]/u.test(reason))
      return `An override needs its reason: --override ${id}="why it is needed".`;
    return { reason, ...(by && { by }), ...(expires !== undefined && { expires }) };
  });
}

/** When the overrides of this run expire. */
export function expiresAt(
  length: string | undefined,
  clock: () => Date,
): { ok: true; at: string | undefined } | { ok: false; message: string } {
  if (length === undefined) return { ok: true, at: undefined };
  const milliseconds = readDuration(length);
  return milliseconds === undefined
    ? { ok: false, message: `--expires cannot be "${length}". Write ${DURATION_EXAMPLES}.` }
    : { ok: true, at: new Date(clock().getTime() + milliseconds).toISOString() };
}

function checkEach<Value extends object>(
  option: string,
  assignments: readonly Assignment[],
  rules: readonly Rule[],
  read: (rule: Rule, value: string) => Value | string,
): Checked<Value> {
  const found = new Map<string, Value>();
  for (const { id, value } of assignments) {
    const rule = rules.find((each) => each.id === id);
    if (!rule) return { ok: false, message: unknownRule(id, rules) };
    if (rule.status === 'retired') return { ok: false, message: `The rule "${id}" is retired.` };
    if (found.has(id)) return { ok: false, message: `${option} ${id} is given twice.` };
    const result = read(rule, value);
    if (typeof result === 'string') return { ok: false, message: result };
    found.set(id, result);
  }
  return { ok: true, value: found };
}

/** Says that a rule does not exist, and which one may have been meant. */
export function unknownRule(id: string, rules: readonly Pick<Rule, 'id'>[]): string {
  const near = suggest(
    id,
    rules.map((rule) => rule.id),
  );
  return near
    ? `There is no rule "${id}". Did you mean "${near}"?`
    : `There is no rule "${id}" in the pinned rules. \`belay doctor --json\` lists the ids that apply here.`;
}

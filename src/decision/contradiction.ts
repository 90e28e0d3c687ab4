/** Whether the verdicts of a run that says go really make a go: a record is only text that somebody wrote. */
import type { Rule, Stage } from '../rules/model.ts';
import { type Project, whereApplies } from './applies.ts';
import { holdsUp, outcomeOf, verdictOf } from './decide.ts';
import type { Override, Policy, RuleVerdict } from './decision.ts';

/** What a record says about one rule. */
export type ToldVerdict = Pick<
  RuleVerdict,
  'id' | 'verdict' | 'text' | 'level' | 'expect' | 'answer'
> & { override?: Override | undefined };

/** What the verdicts are compared with: the pinned rules, and the project that deploys. */
export interface Expected {
  rules: readonly Rule[];
  stage: Stage;
  project: Project;
  policy: Policy;
}

/**
 * Decides again from the verdicts of a run.
 *
 * @returns why they are not a go for these rules, as the end of a sentence; `undefined` if they are.
 */
export function contradictionIn(
  told: readonly ToldVerdict[],
  { rules, stage, project, policy }: Expected,
): string | undefined {
  const byId = new Map(told.map((verdict) => [verdict.id, verdict]));
  if (byId.size < told.length) return 'it has two verdicts on one rule';
  const active = rules.filter((rule) => rule.stage === stage && rule.status === 'active');
  const stranger = told.find(({ id }) => !active.some((rule) => rule.id === id));
  if (stranger)
    return `it has a verdict on "${stranger.id}", which is not a pinned rule of this stage`;
  for (const rule of active) {
    const verdict = byId.get(rule.id);
    if (!verdict) return `it has no verdict on "${rule.id}"`;
    const problem = problemWith(verdict, rule, project);
    if (problem) return `its verdict on "${rule.id}" ${problem}`;
  }
  const asked = told.some(({ verdict }) => verdict !== 'not-applicable');
  return asked || policy.allowEmpty ? undefined : 'no rule was asked';
}

function problemWith(told: ToldVerdict, rule: Rule, project: Project): string | undefined {
  if (told.text !== rule.text || told.level !== rule.level || told.expect !== rule.expect) {
    return 'is about another rule with that id';
  }
  const applies = whereApplies(rule, project);
  const outcome = told.answer === null ? 'unknown' : outcomeOf(rule.expect, told.answer);
  const override = told.override?.reason.trim() ? told.override : undefined;
  const derived = verdictOf(outcome, rule.level, applies, override);
  if (derived !== told.verdict) return `says ${told.verdict}, but it can only be ${derived}`;
  return holdsUp(derived) ? `is ${derived}` : undefined;
}

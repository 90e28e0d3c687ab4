/** Rules in the order in which a reader looks for them: by stage, and by the deploys that they apply to. */
import { type Rule, STAGES, type Stage } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { askedWhere } from './askedWhere.ts';

/** Rules that apply to the same deploys. */
export interface RuleGroup {
  /** In words; `undefined` if they apply to every deploy. */
  where?: string;
  rules: Rule[];
}

/** The rules of a stage, or the retired ones. */
export interface RuleSection {
  stage: Stage | 'retired';
  groups: RuleGroup[];
}

/** One section for each stage that has rules, and one for retired rules; rules for every deploy come first. */
export function ruleSections(rules: readonly Rule[]): RuleSection[] {
  const active = rules.filter(({ status }) => status === 'active');
  const sections: RuleSection[] = STAGES.map((stage) => ({
    stage,
    groups: groupsByPlace(active.filter((rule) => rule.stage === stage)),
  }));
  const retired = rules.filter(({ status }) => status === 'retired');
  sections.push({ stage: 'retired', groups: groupsByPlace(retired) });
  return sections.filter(({ groups }) => groups.length > 0);
}

function groupsByPlace(rules: readonly Rule[]): RuleGroup[] {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const where = askedWhere(rule);
    const group = groups.get(where);
    if (group) group.push(rule);
    else groups.set(where, [rule]);
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([where, rules]) => ({ ...(where && { where }), rules }));
}

/** A rule's places for the browser's filter: a line for each source, as `project=shop,blog;stack=django`. */
export function askedIn(rule: Rule): string {
  const lists = rule.sources.map(({ appliesTo: { projects, environments, stacks } }) =>
    [
      projects && `project=${projects.join(',')}`,
      environments && `environment=${environments.join(',')}`,
      stacks && `stack=${stacks.join(',')}`,
    ]
      .filter(Boolean)
      .join(';'),
  );
  return [...new Set(lists)].join('\n');
}

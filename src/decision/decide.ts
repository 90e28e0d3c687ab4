/** The decision: a pure function of what is known, without side effects. */

import type { Rule, RulesFile, Stage } from '../rules/model.ts';
import { compareText } from '../text/compareText.ts';
import { type Applicability, type Project, whereApplies, whyNotHere } from './applies.ts';
import type {
  Answer,
  Decision,
  Finding,
  Override,
  Policy,
  RecoveryStep,
  RuleVerdict,
  Verdict,
} from './decision.ts';
import { foreignNames } from './scope.ts';

export interface Known {
  rules: Pick<RulesFile, 'rules' | 'digest'>;
  stage: Stage;
  project: Project;
  /** What was found out, by rule id. A rule without a finding is unknown. */
  findings: ReadonlyMap<string, Finding>;
  /** By rule id. */
  overrides: ReadonlyMap<string, Override>;
  now: Date;
  policy: Policy;
  /** Reasons to stop that do not come from rules, in whole sentences: the files are not those of the commit. */
  obstacle?: string;
}

/**
 * Decides whether a deploy may go on.
 *
 * It stops if any rule of the stage that applies is stopped or unknown. If no rule applies, nothing has been
 * asked, so nothing is decided, unless the policy allows that.
 */
export function decide(known: Known): Decision {
  const { stage, project, policy, now, obstacle } = known;
  const rules = known.rules.rules
    .filter((rule) => rule.stage === stage && rule.status === 'active')
    .map((rule) => judge(rule, known))
    .sort((a, b) => compareText(a.id, b.id));
  const stopped = obstacle !== undefined || rules.some(({ verdict }) => holdsUp(verdict));
  const asked = rules.filter(({ verdict }) => verdict !== 'not-applicable').length;
  const undecided = !stopped && asked === 0 && !policy.allowEmpty;
  const { name, stacks, environments = [] } = project;
  const foreign = foreignNames(known.rules.rules, { projects: [name], stacks, environments });
  return {
    decision: stopped ? 'stop' : undecided ? 'undecided' : 'go',
    ...(obstacle !== undefined && { reason: obstacle }),
    ...(undecided && {
      reason: `No ${stage} rule applies to the project "${project.name}", so nothing was asked.`,
    }),
    stage,
    project: project.name,
    ...(project.environment !== undefined && { environment: project.environment }),
    at: now.toISOString(),
    digest: known.rules.digest,
    coverage: { asked, notForThisProject: rules.length - asked },
    ...(foreign.length > 0 && { foreign }),
    ...(stage === 'before-deploy' && asksAfterDeploy(known) && { asksAfterDeploy: true as const }),
    rules,
    recovery: stopped && stage === 'after-deploy' ? recoverySteps(known, rules) : [],
  };
}

function asksAfterDeploy({ rules, project }: Known): boolean {
  return rules.rules.some(
    (rule) =>
      rule.stage === 'after-deploy' &&
      rule.status === 'active' &&
      whereApplies(rule, project) !== undefined,
  );
}

/** Whether one such verdict is enough to stop the deploy. */
export function holdsUp(verdict: Verdict): boolean {
  switch (verdict) {
    case 'stop':
    case 'unknown':
      return true;
    case 'pass':
    case 'warn':
    case 'overridden':
    case 'not-applicable':
      return false;
    default:
      return unreachable(verdict);
  }
}

/** The verdict on one rule, without what a report says about it. */
export function verdictOn(rule: Rule, { project, findings, overrides }: Known): Verdict {
  const { id, level, expect } = rule;
  const outcome = outcomeOf(expect, findings.get(id)?.answer ?? 'unknown');
  return verdictOf(outcome, level, whereApplies(rule, project), overrides.get(id));
}

/** The verdict on one rule. */
export function judge(rule: Rule, known: Known): RuleVerdict {
  const { id, text, level, expect, because, group, help } = rule;
  const applies = whereApplies(rule, known.project);
  const finding = known.findings.get(id);
  const override = known.overrides.get(id);
  const verdict = verdictOn(rule, known);
  return {
    id,
    verdict,
    text,
    level,
    expect,
    answer: applies ? shownAnswer(expect, finding?.answer) : null,
    evidence: applies ? evidenceOf(applies, finding) : whyNotHere(rule, known.project),
    ...(applies && foundBeside(finding)),
    ...(verdict === 'overridden' && override && { override }),
    ...(because && { because }),
    ...(group && { group }),
    ...(help && { help }),
    // Each rule of the model has at least one source.
    source: applies?.source ?? (rule.sources[0] as RuleVerdict['source']),
  };
}

/** The verdict for an outcome. */
export function verdictOf(
  outcome: 'good' | 'bad' | 'unknown',
  level: Rule['level'],
  applies: Applicability | undefined,
  override: Override | undefined,
): Verdict {
  if (!applies) return 'not-applicable';
  switch (outcome) {
    case 'good':
      return 'pass';
    case 'bad':
    case 'unknown':
      if (level === 'warn') return 'warn';
      if (override) return 'overridden';
      return outcome === 'bad' ? 'stop' : 'unknown';
    default:
      return unreachable(outcome);
  }
}

/** Whether an answer is the one that the rule expects. */
export function outcomeOf(
  expect: Rule['expect'],
  answer: Finding['answer'],
): 'good' | 'bad' | 'unknown' {
  switch (answer) {
    case 'good':
    case 'bad':
    case 'unknown':
      return answer;
    case 'yes':
    case 'done':
      return expect === 'no' ? 'bad' : 'good';
    case 'no':
      return expect === 'no' ? 'good' : 'bad';
    default:
      return unreachable(answer);
  }
}

function shownAnswer(expect: Rule['expect'], answer: Finding['answer'] = 'unknown'): Answer | null {
  switch (answer) {
    case 'good':
      return expect;
    case 'bad':
      return expect === 'no' ? 'yes' : 'no';
    case 'unknown':
      return null;
    case 'yes':
    case 'no':
    case 'done':
      return answer;
    default:
      return unreachable(answer);
  }
}

/** What a finding holds beside its answer and evidence. */
function foundBeside(
  finding: Finding | undefined,
): Pick<RuleVerdict, 'detail' | 'by' | 'took' | 'unbound' | 'unasked'> {
  const { detail, by, took, unbound, unasked } = finding ?? {};
  return {
    ...(detail && { detail }),
    ...(by && { by }),
    ...(took !== undefined && { took }),
    ...(unbound && { unbound }),
    ...(unasked && { unasked }),
  };
}

function evidenceOf(applies: Applicability, finding: Finding | undefined): string {
  const evidence = finding?.evidence ?? 'nobody has answered';
  return applies.remark ? `${evidence} (${applies.remark})` : evidence;
}

/**
 * The steps of the notes whose rule failed, as the journal orders them: by note, then from top to bottom. The steps of
 * other notes are for other failures.
 */
function recoverySteps(
  { rules, project }: Known,
  verdicts: readonly RuleVerdict[],
): RecoveryStep[] {
  const failed = new Set(verdicts.filter(({ verdict }) => holdsUp(verdict)).map(({ id }) => id));
  const notes = new Set(
    rules.rules
      .filter(({ id }) => failed.has(id))
      .flatMap(({ sources }) => sources.map(({ path }) => path)),
  );
  return rules.rules
    .filter(({ stage, status }) => stage === 'recovery' && status === 'active')
    .flatMap((rule) => {
      const sources = rule.sources.filter(({ path }) => notes.has(path));
      const source = whereApplies({ ...rule, sources }, project)?.source;
      const { id, text, group, help } = rule;
      return source ? [{ id, text, ...(group && { group }), ...(help && { help }), source }] : [];
    })
    .sort(
      ({ source: a }, { source: b }) =>
        compareText(a.path, b.path) || a.line - b.line || a.column - b.column,
    );
}

function unreachable(value: never): never {
  throw new TypeError(`There is no case for ${JSON.stringify(value)}.`);
}

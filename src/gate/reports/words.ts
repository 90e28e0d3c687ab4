/** The words that all reports share. */
import type { Decision, Override, RuleVerdict, Verdict } from '../../decision/decision.ts';

const VERDICTS: readonly Verdict[] = ['pass', 'stop', 'warn', 'unknown', 'overridden'];

/** `before-deploy: shop to production`. */
export function headline({ stage, project, environment }: Decision): string {
  return `${stage}: ${[project, environment].filter(Boolean).join(' to ')}`;
}

/** The decision with the number of rules by verdict: `Stop. 4 pass, 1 stop.` */
export function conclusion({ decision, rules, reason = '' }: Decision): string {
  switch (decision) {
    case 'go':
      return `Go. ${counts(rules)}.`;
    case 'stop':
      return `Stop. ${counts(rules)}.${reason && ` ${reason}`}`;
    case 'undecided':
      return `Undecided. ${reason}`;
    default:
      return decision satisfies never;
  }
}

function counts(rules: readonly RuleVerdict[]): string {
  const parts = VERDICTS.flatMap((verdict) => {
    const count = rules.filter((rule) => rule.verdict === verdict).length;
    return count > 0 ? [`${count} ${verdict}`] : [];
  });
  return parts.join(', ') || 'No rule applies, and belay.json allows that';
}

/** What was found, after the resulting answer. */
export function found({ answer, evidence }: RuleVerdict): string {
  return answer ? `${answer}: ${evidence}` : evidence;
}

/** The note that makes the rule apply: title, date, severity. */
export function why({ source: { title, date, severity } }: RuleVerdict): string {
  return [title, date, severity].filter(Boolean).join(', ');
}

/** Who overrode a rule, and why. */
export function overrideOf({ reason, by, expires }: Override): string {
  const until = expires === undefined ? '' : `until ${expires.slice(0, 16)}Z`;
  const who = [by && `by ${by}`, until].filter(Boolean).join(' ');
  return who ? `${who}: ${reason}` : reason;
}

/** A rule or a step with the group that it is part of. */
export function withGroup({ text, group }: { text: string; group?: string }): string {
  return group ? `${group}: ${text}` : text;
}

/** Everything about a rule except its text, one line each. */
export function facts(rule: RuleVerdict): string[] {
  return [
    `expected ${rule.expect}`,
    `found ${found(rule)}`,
    ...(rule.override ? [`overridden ${overrideOf(rule.override)}`] : []),
    ...(rule.because ? [`so ${rule.because}`] : []),
    `why ${why(rule)}`,
    `read ${rule.source.url}`,
  ];
}

import { PLAIN, type Style } from '../../cli/style.ts';
import { compareText } from '../../rules/diagnostics.ts';
import { holdsUp } from '../decide.ts';
import type { Decision, RecoveryStep, RuleVerdict, Verdict } from '../decision.ts';
import { visible, visibleLine } from '../visible.ts';

/** What stands at the beginning of a rule's line. */
const WORDS: Record<Verdict, string> = {
  pass: 'pass',
  stop: 'STOP',
  warn: 'warn',
  unknown: 'UNKNOWN',
  overridden: 'overridden',
  'not-applicable': 'not asked',
};
const WIDTH = Math.max(...Object.values(WORDS).map(({ length }) => length));

/** The decision for people: what passed in a line each, what stops with all that there is to know. */
export function prettyReport(decision: Decision, style: Style = PLAIN): string {
  const asked = decision.rules.filter(({ verdict }) => verdict !== 'not-applicable');
  const ordered = asked.toSorted(
    (a, b) => Number(isWorthReading(a)) - Number(isWorthReading(b)) || compareText(a.id, b.id),
  );
  const target = [decision.project, decision.environment].filter(Boolean).join(' to ');
  return [
    style.bold(`${decision.stage}: ${visibleLine(target)}`),
    ...(decision.atGivenByHand ? [`asked as of ${decision.at}, a time given by hand`] : []),
    '',
    ...ordered.flatMap((rule) => ruleLines(rule, style)),
    ...(ordered.length > 0 ? [''] : []),
    conclusion(decision, style),
    ...recoveryLines(decision.recovery, style),
    '',
  ].join('\n');
}

function isWorthReading({ verdict }: RuleVerdict): boolean {
  return verdict !== 'pass';
}

function ruleLines(rule: RuleVerdict, style: Style): string[] {
  const paint = colourOf(rule.verdict, style);
  const head = `${paint(WORDS[rule.verdict].padEnd(WIDTH))}  ${visibleLine(rule.text)}`;
  const indent = ' '.repeat(WIDTH + 2);
  const under = (label: string, text: string) => `${indent}${label} ${visibleLine(text)}`;
  if (!isWorthReading(rule)) return [head, style.dim(under('found', rule.evidence))];
  const { title, date, severity, url } = rule.source;
  return [
    head,
    under('expected', rule.expect),
    under('found', rule.answer ? `${rule.answer}: ${rule.evidence}` : rule.evidence),
    ...(rule.detail
      ? visible(rule.detail)
          .split('\n')
          .map((line) => `${indent}  | ${line}`)
      : []),
    ...(rule.override ? [under('overridden', overrideOf(rule.override))] : []),
    ...(rule.because ? [under('so', rule.because)] : []),
    under('why', [title, date, severity].filter(Boolean).join(', ')),
    under('read', url),
    ...(holdsUp(rule.verdict) ? [under('id', rule.id)] : []),
  ];
}

function overrideOf({ reason, by }: { reason: string; by?: string }): string {
  return by ? `by ${by}: ${reason}` : reason;
}

function conclusion({ decision, rules, reason = '' }: Decision, style: Style): string {
  switch (decision) {
    case 'go':
      return style.green(`Go. ${counts(rules)}.`);
    case 'stop':
      return style.red(`Stop. ${counts(rules)}.`);
    case 'undecided':
      return style.red(`Undecided. ${visible(reason)}`);
    default:
      return decision satisfies never;
  }
}

function counts(rules: readonly RuleVerdict[]): string {
  const asked = (Object.keys(WORDS) as Verdict[]).filter((verdict) => verdict !== 'not-applicable');
  const parts = asked.flatMap((verdict) => {
    const count = rules.filter((rule) => rule.verdict === verdict).length;
    return count > 0 ? [`${count} ${WORDS[verdict].toLowerCase()}`] : [];
  });
  return parts.join(', ') || 'No rule applies, and belay.json allows that';
}

function recoveryLines(steps: readonly RecoveryStep[], style: Style): string[] {
  if (steps.length === 0) return [];
  return [
    '',
    style.bold('Recovery'),
    ...steps.flatMap(({ text, group, source }, index) => [
      `${String(index + 1).padStart(3)}. ${visibleLine(group ? `${group}: ${text}` : text)}`,
      style.dim(`     ${visibleLine(source.url)}`),
    ]),
  ];
}

function colourOf(verdict: Verdict, style: Style): (text: string) => string {
  switch (verdict) {
    case 'pass':
      return style.green;
    case 'stop':
    case 'unknown':
      return style.red;
    case 'warn':
    case 'overridden':
      return style.yellow;
    case 'not-applicable':
      return style.dim;
    default:
      return verdict satisfies never;
  }
}

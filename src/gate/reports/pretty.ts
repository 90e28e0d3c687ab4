import { holdsUp } from '../../decision/decide.ts';
import type { Decision, RecoveryStep, RuleVerdict, Verdict } from '../../decision/decision.ts';
import { compareText } from '../../text/compareText.ts';
import { PLAIN, type Style } from '../../text/style.ts';
import { visible, visibleLine } from '../../text/visible.ts';
import { conclusion, found, headline, overrideOf, why, withGroup } from './words.ts';

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
  return [
    style.bold(visibleLine(headline(decision))),
    ...(decision.atGivenByHand ? [`asked as of ${decision.at}, a time given by hand`] : []),
    '',
    ...ordered.flatMap((rule) => ruleLines(rule, style)),
    ...(ordered.length > 0 ? [''] : []),
    inColour(decision, style),
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
  return [
    head,
    under('expected', rule.expect),
    under('found', found(rule)),
    ...(rule.detail
      ? visible(rule.detail)
          .split('\n')
          .map((line) => `${indent}  | ${line}`)
      : []),
    ...(rule.override ? [under('overridden', overrideOf(rule.override))] : []),
    ...(rule.because ? [under('so', rule.because)] : []),
    under('why', why(rule)),
    under('read', rule.source.url),
    ...(holdsUp(rule.verdict) ? [under('id', rule.id)] : []),
  ];
}

function inColour(decision: Decision, style: Style): string {
  const paint = decision.decision === 'go' ? style.green : style.red;
  return paint(visible(conclusion(decision)));
}

function recoveryLines(steps: readonly RecoveryStep[], style: Style): string[] {
  if (steps.length === 0) return [];
  return [
    '',
    style.bold('Recovery'),
    ...steps.flatMap((step, index) => [
      `${String(index + 1).padStart(3)}. ${visibleLine(withGroup(step))}`,
      ...(step.help ? [visible(step.help).replaceAll(/^/gm, '     ')] : []),
      style.dim(`     ${visibleLine(step.source.url)}`),
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

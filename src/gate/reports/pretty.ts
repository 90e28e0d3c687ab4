import { holdsUp } from '../../decision/decide.ts';
import type { Decision, RecoveryStep, RuleVerdict, Verdict } from '../../decision/decision.ts';
import { compareText } from '../../text/compareText.ts';
import { PLAIN, type Style } from '../../text/style.ts';
import { visible, visibleLine } from '../../text/visible.ts';
import { localTime } from '../localTime.ts';
import {
  bindingLines,
  coverageLine,
  foreignLine,
  missingNames,
  nearNames,
  nextSteps,
  notAskedLine,
} from './summary.ts';
import { conclusion, found, headline, overrideOf, why, withGroup } from './words.ts';

export interface PrettyOptions {
  /** How to emphasise text. Default: not at all. */
  style?: Style;
  /** Whether to show rules that passed or were not asked. */
  verbose?: boolean;
  /** The zone of times: the journal's. Default: UTC. */
  timeZone?: string | undefined;
}

/** The words at the beginning of a rule's line. */
const WORDS: Record<Verdict, string> = {
  pass: 'pass',
  stop: 'STOP',
  warn: 'warn',
  unknown: 'UNKNOWN',
  overridden: 'overridden',
  'not-applicable': 'not asked',
};
const WIDTH = Math.max(...Object.values(WORDS).map(({ length }) => length));
const INDENT = ' '.repeat(WIDTH + 2);

/** Verdicts in the order of their importance to the reader. */
const ORDER: readonly Verdict[] = [
  'stop',
  'unknown',
  'overridden',
  'warn',
  'pass',
  'not-applicable',
];

/**
 * The decision for people. Rules that stop come first, in full. Rules with the same reason share a line or a list:
 * rules that were not asked, names that are missing in `belay.json`, rules that passed. It ends with what to do next.
 */
export function prettyReport(
  decision: Decision,
  { style = PLAIN, verbose = false, timeZone = 'UTC' }: PrettyOptions = {},
): string {
  const { foreign = [], recovery } = decision;
  const shown = decision.rules
    .filter((rule) => verbose || isWorthReading(rule))
    .toSorted((a, b) => place(a) - place(b) || compareText(a.id, b.id));
  const blocks = [
    headLines(decision, style, timeZone),
    shown.flatMap((rule) => ruleLines(rule, style)),
    missingLines(decision),
    countLines(decision, verbose),
    [
      inColour(decision, style),
      ...[coverageLine(decision), ...nearNames(foreign), verbose ? foreignLine(foreign) : '']
        .filter(Boolean)
        .map(visibleLine),
    ],
    recoveryLines(recovery, style),
    nextSteps(decision).map((line) => visible(line)),
  ];
  const full = blocks.filter((lines) => lines.length > 0);
  return `${full.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function headLines(decision: Decision, style: Style, timeZone: string): string[] {
  const head = style.bold(visibleLine(headline(decision)));
  if (!decision.atGivenByHand) return [head];
  const { date, time } = localTime(Date.parse(decision.at), timeZone);
  return [head, `asked as of ${date} ${time} in ${timeZone}, a time given by hand`];
}

/** The rules that are shown in full. */
function isWorthReading({ verdict, unbound, unasked }: RuleVerdict): boolean {
  if (verdict === 'pass' || verdict === 'not-applicable') return false;
  return verdict === 'overridden' || (unbound === undefined && unasked !== 'stopped');
}

function place({ verdict }: RuleVerdict): number {
  return ORDER.indexOf(verdict);
}

function ruleLines(rule: RuleVerdict, style: Style): string[] {
  const paint = colourOf(rule.verdict, style);
  const head = `${paint(WORDS[rule.verdict].padEnd(WIDTH))}  ${visibleLine(withGroup(rule))}`;
  const under = (label: string, text: string) => `${INDENT}${label} ${visibleLine(text)}`;
  if (rule.verdict === 'pass' || rule.verdict === 'not-applicable') {
    return [head, style.dim(under('found', rule.evidence))];
  }
  if (rule.verdict === 'unknown' && rule.unasked !== undefined) {
    return [head, under('found', found(rule)), under('read', rule.source.url)];
  }
  return [
    head,
    under('expected', rule.expect),
    under('found', found(rule)),
    ...(rule.detail
      ? visible(rule.detail)
          .split('\n')
          .map((line) => `${INDENT}  | ${line}`)
      : []),
    ...(rule.override ? [under('overridden', overrideOf(rule.override))] : []),
    ...(rule.because ? [under('so', rule.because)] : []),
    under('why', why(rule)),
    under('read', rule.source.url),
    ...(holdsUp(rule.verdict) ? [under('id', rule.id)] : []),
  ];
}

/** The names that are missing in `belay.json`, each with the rules that need it, and the lines to write. */
function missingLines(decision: Decision): string[] {
  const names = missingNames(decision);
  if (names.length === 0) return [];
  return [
    `${WORDS.unknown.padEnd(WIDTH)}  belay.json does not bind ${names.length === 1 ? 'a name' : `${names.length} names`} that the rules use:`,
    ...names.map(({ name, rules }) =>
      visibleLine(`${INDENT}${name}: ${rules.map(({ text }) => text).join('; ')}`),
    ),
    `${INDENT}Write in belay.json:`,
    ...bindingLines(names).map((line) => visibleLine(`${INDENT}  ${line}`)),
  ];
}

function countLines(decision: Decision, verbose: boolean): string[] {
  const passed = decision.rules.filter(({ verdict }) => verdict === 'pass').length;
  const passes = `${passed} ${passed === 1 ? 'rule' : 'rules'} passed (--verbose shows them).`;
  return [notAskedLine(decision), passed > 0 && !verbose ? passes : ''].filter(Boolean);
}

function inColour(decision: Decision, style: Style): string {
  const paint = decision.decision === 'go' ? style.green : style.red;
  return paint(visible(conclusion(decision)));
}

function recoveryLines(steps: readonly RecoveryStep[], style: Style): string[] {
  if (steps.length === 0) return [];
  return [
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

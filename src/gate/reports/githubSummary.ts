import type { Decision, RuleVerdict } from '../../decision/decision.ts';
import { MAX_SUMMARY_ROWS } from '../tuning.ts';
import { linked, plain } from './markdown.ts';
import { coverageLine } from './summary.ts';
import { conclusion, found, headline, overrideOf, why, withGroup } from './words.ts';

/** The decision as Markdown, for the page of a GitHub Actions run. */
export function githubSummary(decision: Decision): string {
  const { rules, recovery } = decision;
  const passed = rules.filter(({ verdict }) => verdict === 'pass');
  const others = rules.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
  const parts = [
    `## ${plain(headline(decision))}`,
    `**${plain(conclusion(decision))}**`,
    plain(coverageLine(decision)),
    ...table(['', 'Rule', 'Expected', 'Found', 'Why'], others, (rule) => [
      rule.verdict,
      linked(withGroup(rule), rule.source.url),
      rule.expect,
      plain(rule.override ? `${found(rule)}; ${overrideOf(rule.override)}` : found(rule)),
      plain([why(rule), rule.because && `so ${rule.because}`].filter(Boolean).join('; ')),
    ]),
    ...(recovery.length > 0 ? ['### Recovery'] : []),
    recovery
      .map((step, index) => `${index + 1}. ${linked(withGroup(step), step.source.url)}`)
      .join('\n'),
    ...table(['Passed', 'Found'], passed, (rule) => [
      linked(withGroup(rule), rule.source.url),
      plain(found(rule)),
    ]),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function table(
  heads: readonly string[],
  rules: readonly RuleVerdict[],
  cells: (rule: RuleVerdict) => string[],
): string[] {
  if (rules.length === 0) return [];
  const row = (each: readonly string[]) => `| ${each.join(' | ')} |`;
  const left = rules.length - MAX_SUMMARY_ROWS;
  return [
    [
      row(heads),
      row(heads.map(() => '---')),
      ...rules.slice(0, MAX_SUMMARY_ROWS).map((rule) => row(cells(rule))),
    ].join('\n'),
    ...(left > 0 ? [`and ${left} more`] : []),
  ];
}

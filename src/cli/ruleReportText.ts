/** What each rule did, as text for a terminal. */
import type { HistorySource } from '../journal/history/readHistories.ts';
import type { RuleReport } from '../journal/history/ruleReport.ts';
import { visibleLine } from '../text/visible.ts';
import { amount } from './diagnosticsReport.ts';

const HEADS = ['asked', 'stopped', 'overridden'] as const;

export function ruleReportText(
  report: readonly RuleReport[],
  { runs, sources }: { runs: number; sources: readonly HistorySource[] },
): string {
  const asked = report.filter(({ neverAsked }) => !neverAsked);
  const row = (cells: readonly (string | number)[], text: string) =>
    `${cells.map((cell, index) => String(cell).padStart(HEADS[index]?.length ?? 0)).join('  ')}  ${text}\n`;
  const list = (title: string, rules: readonly RuleReport[]) =>
    rules.length === 0
      ? ''
      : `\n${title}:\n${rules.map(({ text, id }) => `  ${visibleLine(text)} (${id})\n`).join('')}`;
  const places = ({ where }: RuleReport) =>
    where.map((each) => `${visibleLine(each.place)} ${each.asked}`).join(', ');
  return [
    `${amount(report.length, 'rule')}, ${amount(runs, 'run')} from ${amount(sources.length, 'history').replace(/ys$/, 'ies')}.\n`,
    asked.length > 0 ? `\n${row(HEADS, 'rule')}` : '',
    ...asked.map(
      (rule) =>
        row([rule.asked, rule.stopped, rule.overridden], visibleLine(rule.text)) +
        row(['', '', ''], places(rule)),
    ),
    list(
      'Never stopped anything',
      asked.filter(({ neverStopped }) => neverStopped),
    ),
    list(
      'Never asked anywhere',
      report.filter(({ neverAsked }) => neverAsked),
    ),
    list(
      'Answered in under two seconds by the same person each time',
      report.filter(({ reflex }) => reflex),
    ),
  ].join('');
}

import type { Decision, RuleVerdict } from '../../decision/decision.ts';
import { visible, visibleLine } from '../../text/visible.ts';
import { prettyReport } from './pretty.ts';
import { conclusion, facts, headline, withGroup } from './words.ts';

type Level = 'error' | 'warning' | 'notice';

/**
 * The decision as workflow commands of GitHub Actions, after the full text. Each rule that stops is an
 * error on the run's page, without a file: the note that it comes from is in the journal's repository, not in this
 * one, so its URL is in the text. There is an error if and only if the decision is not go.
 */
export function githubReport(decision: Decision): string {
  const { rules, recovery } = decision;
  const steps = recovery.map((step, index) => `${index + 1}. ${withGroup(step)}`);
  const last: Level = decision.decision === 'go' ? 'notice' : 'error';
  return [
    harmless(prettyReport(decision)),
    ...rules.flatMap((rule) => annotation(rule)),
    command(last, headline(decision), [conclusion(decision)]),
    ...(steps.length > 0 ? [command('error', 'Recovery', steps)] : []),
    '',
  ].join('\n');
}

function annotation(rule: RuleVerdict): string[] {
  switch (rule.verdict) {
    case 'stop':
    case 'unknown':
      return [command('error', `${rule.verdict}: ${withGroup(rule)}`, facts(rule))];
    case 'warn':
      return [command('warning', withGroup(rule), facts(rule))];
    case 'overridden':
      return [command('warning', `overridden: ${withGroup(rule)}`, facts(rule))];
    case 'pass':
    case 'not-applicable':
      return [];
    default:
      return rule.verdict satisfies never;
  }
}

/** Formats a command like `escapeData` and `escapeProperty` of actions/toolkit, `core/src/command.ts`. */
function command(level: Level, title: string, lines: readonly string[]): string {
  const data = escapeData(visible(lines.join('\n')));
  const property = escapeData(visibleLine(title)).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} title=${property}::${data}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/**
 * Escapes text that the runner would obey: lines that begin with `::`, with or without spaces before it, and the
 * older `##[` anywhere in a line.
 */
function harmless(text: string): string {
  return text.replaceAll(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}

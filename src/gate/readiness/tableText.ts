/** The rules that apply to a project, as a table for people. */
import { visibleLine } from '../../text/visible.ts';
import { MAX_TABLE_TEXT } from '../tuning.ts';
import type { AskedRule } from './askedRules.ts';

/**
 * A heading for each stage with its environments, and one line per rule: whether it can be answered, its text, and
 * who or what answers.
 */
export function tableText(asked: readonly AskedRule[]): string {
  const groups = new Map<string, AskedRule[]>();
  for (const rule of asked) {
    const where = rule.environments.length > 0 ? `, ${rule.environments.join(' and ')}` : '';
    const heading = `${rule.stage}${where}`;
    groups.set(heading, [...(groups.get(heading) ?? []), rule]);
  }
  const width = Math.max(0, ...asked.map(({ text }) => short(text).length));
  return [...groups]
    .map(([heading, rules]) =>
      [heading, ...rules.map((rule) => lineOf(rule, width))].map(visibleLine).join('\n'),
    )
    .join('\n\n');
}

function lineOf({ text, answeredBy, unbound, level }: AskedRule, width: number): string {
  const state = unbound ? 'missing' : 'ok';
  const note = level === 'warn' ? ' (only warns)' : '';
  return `  ${state.padEnd(7)}  ${short(text).padEnd(width)}  ${answeredBy}${note}`;
}

function short(text: string): string {
  const line = visibleLine(text);
  return line.length <= MAX_TABLE_TEXT ? line : `${line.slice(0, MAX_TABLE_TEXT - 1)}…`;
}

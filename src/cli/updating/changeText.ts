/** What is different about new rules, for a terminal, and what `belay.json` lacks for them. */
import type { Unbound } from '../../decision/decision.ts';
import { foreignNames } from '../../decision/scope.ts';
import { REMOVED_ELSEWHERE, type RulesChange } from '../../gate/compareRules.ts';
import type { BelayConfig } from '../../gate/projectConfig.ts';
import { askedRules } from '../../gate/readiness/askedRules.ts';
import { bindingLines, nearNames } from '../../gate/reports/summary.ts';
import type { RulesFile } from '../../rules/model.ts';
import type { Style } from '../../text/style.ts';
import { visibleLine } from '../../text/visible.ts';

/** A line for each rule that came (`+`), changed (`~`) or asks for less (`-`), each with what is different below it. */
export function changeText(change: RulesChange, style: Style): string {
  const { came, weakened, changed, calendar, journal } = change;
  const own = changed.filter(({ how }) => how[0] !== REMOVED_ELSEWHERE);
  const elsewhere = changed.length - own.length;
  const line = (sign: string, { id, text }: { id: string; text: string }) =>
    `${sign} ${visibleLine(id)}: ${visibleLine(text)}\n`;
  const how = (list: readonly string[]) =>
    list.map((each) => `    ${visibleLine(each)}\n`).join('');
  return [
    ...(journal
      ? [
          `~ the journal was "${visibleLine(journal.before.title)}" (${visibleLine(journal.before.url)}) and is "${visibleLine(journal.now.title)}" (${visibleLine(journal.now.url)})\n`,
        ]
      : []),
    ...came.map((rule) => style.green(line('+', rule))),
    ...own.map((rule) => line('~', rule) + how(rule.how)),
    ...(elsewhere > 0
      ? [
          `~ ${elsewhere} removed ${elsewhere === 1 ? 'rule' : 'rules'} did not apply to this project\n`,
        ]
      : []),
    ...weakened.map((rule) => style.red(line('-', rule)) + how(rule.how)),
    ...(calendar.length > 0 ? [`~ the calendar\n${how(calendar)}`] : []),
  ].join('');
}

/** What rules need of `belay.json`: names that it lacks, and remarks about names that resemble the project's own. */
export interface Needs {
  names: Unbound[];
  near: string[];
}

export function needsOf({ rules }: RulesFile, config: BelayConfig): Needs {
  const lacking = askedRules(rules, config).flatMap(({ unbound }) => unbound ?? []);
  const near = nearNames(
    foreignNames(rules, {
      projects: [config.project],
      stacks: config.stacks,
      environments: Object.keys(config.environments),
    }),
  );
  return {
    names: [...new Map(lacking.map((each) => [JSON.stringify(each), each])).values()],
    near,
  };
}

/** The lines of `belay.json` to write, for a terminal. */
export function needsText({ names, near }: Needs): string {
  const lines = [
    ...(names.length > 0
      ? [
          'belay.json does not bind all names that these rules use. Add:',
          ...bindingLines(names).map((line) => `  ${line}`),
        ]
      : []),
    ...near,
  ];
  return lines.map((line) => `${visibleLine(line)}\n`).join('');
}

/** What is different about new rules, as the text of a pull request. */
import type { RulesChange } from '../../gate/compareRules.ts';
import { linked, plain } from '../../gate/reports/markdown.ts';
import { bindingLines } from '../../gate/reports/summary.ts';
import type { Rule, RulesFile } from '../../rules/model.ts';
import type { Needs } from './changeText.ts';

/**
 * The change in words, as Markdown: each new rule with its reason and a link, what to bind for it, and each weaker
 * rule with the command that accepts it.
 *
 * @param held the ids of weaker rules that are not taken.
 */
export function proposalText(
  change: RulesChange,
  { journal, rules }: RulesFile,
  needs: Needs,
  held: readonly string[],
): string {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const { came, changed, weakened, calendar } = change;
  const taken = weakened.filter(({ id }) => !held.includes(id));
  const waiting = weakened.filter(({ id }) => held.includes(id));
  const itemOf = (each: RuleChange): string[] => {
    const rule = byId.get(each.id);
    const line = rule ? ruleLine(rule) : `- **${plain(each.text)}**`;
    return [line, ...each.how.map((how) => `  - ${plain(how)}`)];
  };
  const parts = [
    [
      `The journal ${linked(journal.title, journal.url)} has other rules than those that are pinned here.`,
    ],
    section(
      'New rules',
      came.flatMap((rule) => [ruleLine(rule), ...reasonLines(rule)]),
    ),
    section('Changed rules', changed.flatMap(itemOf)),
    section(
      'The calendar',
      calendar.map((line) => `- ${plain(line)}`),
    ),
    namesToBind(needs.names),
    section('Weaker rules that were accepted', taken.flatMap(itemOf)),
    notTaken(waiting, itemOf),
  ];
  return `${parts
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

type RuleChange = RulesChange['changed'][number];

function namesToBind(names: Needs['names']): string[] {
  if (names.length === 0) return [];
  return [
    '## To bind in belay.json',
    '',
    'The gate stops until `belay.json` says what these names are:',
    '',
    '```json',
    ...bindingLines(names).map((line) => line.replaceAll('`', "'")),
    '```',
  ];
}

function notTaken(weaker: readonly RuleChange[], itemOf: (each: RuleChange) => string[]): string[] {
  if (weaker.length === 0) return [];
  return [
    ...section('Weaker rules, not taken', weaker.flatMap(itemOf)),
    '',
    'These stay as they are pinned. To accept them, by name:',
    '',
    '```sh',
    `.belay/belay update --yes ${weaker.map(({ id }) => `--accept ${id}`).join(' ')}`,
    '```',
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`## ${title}`, '', ...lines] : [];
}

function ruleLine({ text, expect, check, stage, sources: [source] }: Rule): string {
  const question = source ? linked(text, source.url) : plain(text);
  const answered = 'name' in check ? `${check.kind} ${check.name}` : check.kind;
  return `- **${question}** ${stage}, goes on with ${expect}, answered by \`${answered}\``;
}

/** Why a rule exists: what follows from the bad answer, and the incident that taught it. */
function reasonLines({ because, sources }: Rule): string[] {
  return [
    ...(because ? [`  - Otherwise: ${plain(because)}`] : []),
    ...sources.map(
      ({ title, date, severity }) =>
        `  - From: ${plain([title, date, severity].filter(Boolean).join(', '))}`,
    ),
  ];
}

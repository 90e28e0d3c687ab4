import { existsSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { foreignNames } from '../../decision/scope.ts';
import { compareRules, type RulesChange } from '../../gate/compareRules.ts';
import type { BelayConfig } from '../../gate/config.ts';
import { runGit } from '../../gate/git/runGit.ts';
import { SourceError } from '../../gate/overTls.ts';
import { CannotDecide, loadConfig, loadRules } from '../../gate/project.ts';
import { openTerminal } from '../../gate/prompt.ts';
import { askedRules } from '../../gate/readiness/askedRules.ts';
import { bindingLines, nearNames } from '../../gate/reports/summary.ts';
import { unknownRule } from '../../gate/request.ts';
import { readRules } from '../../gate/rulesFile.ts';
import { fetchRules } from '../../gate/source.ts';
import { UsageError } from '../../gate/usageError.ts';
import type { RulesFile } from '../../rules/model.ts';
import { type Style, styleOf } from '../../text/style.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { typedHere } from '../typedHere.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Pull the journal’s rules, show what changed, and pin them.',
  usage: 'belay update [--yes] [--accept ID]... [--config FILE]',
  options: {
    yes: { type: 'boolean', description: 'Pin without asking. Without a terminal it is needed.' },
    accept: {
      type: 'string',
      value: 'ID',
      multiple: true,
      description:
        'Agree that this rule asks for less: it goes, is retired, only warns, asks something else, expects another answer, or is answered in another way. `calendar` agrees to a weaker calendar. Needed for each.',
    },
    ...CONFIG_OPTION,
  },
  examples: [
    ['belay update', 'See what the journal has learned, and pin it.'],
    ['belay update --yes --accept is-it-a-busy-hour', 'Agree that one rule is weaker than it was.'],
  ],
  async run({ positionals, values }, io) {
    if (positionals.length > 0) throw new UsageError('The rules come from where belay.json says.');
    const shownConfig = values.config;
    const root = path.dirname(path.resolve(io.cwd, shownConfig));
    const file = path.join(root, '.belay', 'rules.json');
    const { config, latest } = await pull(path.join(root, path.basename(shownConfig)), shownConfig);
    const pinned = await pinnedRules(file, io);
    if (pinned.known && pinned.file?.digest === latest.digest && !pinned.fromGit) {
      io.stdout.write('The pinned rules are the latest.\n');
      return EXIT.ok;
    }
    const change = pinned.known
      ? compareRules(pinned.file, latest, { name: config.project, stacks: config.stacks })
      : incomparable(latest);
    const text = changeText(change, styleOf(io.stdout, io.env));
    io.stdout.write(typedHere(text + needsText(latest, config), io));
    refuseStrangers(values.accept, change.weakened);
    const open = change.weakened.filter(({ id }) => !values.accept.includes(id));
    if (open.length > 0) {
      const options = open.map(({ id }) => `--accept ${id}`).join(' ');
      const verb = values.yes ? 'belay update --yes' : 'belay update';
      const command = [verb, ...values.accept.map((id) => `--accept ${id}`), options];
      throw new UsageError(
        `Nothing was pinned. If this is meant, say so of each: ${options}\n  ${command.join(' ')}`,
      );
    }
    if (!values.yes) {
      const terminal = openTerminal(io.stdin);
      const agreed = await terminal?.confirm('Pin these rules?');
      terminal?.close();
      if (!agreed) throw new UsageError('Nothing was pinned. To pin without being asked: --yes');
    }
    await writeFileAtomic(file, `${JSON.stringify(latest, null, 2)}\n`);
    io.stdout.write(`Pinned ${latest.rules.length} rules in .belay/rules.json.\n`);
    return EXIT.ok;
  },
});

/** What the journal has now. Whatever goes wrong, the pinned rules stay. */
async function pull(
  file: string,
  shown: string,
): Promise<{ config: BelayConfig; latest: RulesFile }> {
  try {
    const config = await loadConfig(file, shown);
    if (config.rules === undefined) {
      throw new CannotDecide(`${shown} does not say where the rules come from: write "rules".`);
    }
    const result = readRules(await fetchRules(config.rules, path.dirname(file)), config.rules);
    if (!result.ok) throw new CannotDecide(result.reason);
    return { config, latest: result.file };
  } catch (error) {
    if (!(error instanceof CannotDecide || error instanceof SourceError)) throw error;
    throw new UsageError(`${error.message}\nThe pinned rules stay as they are.`);
  }
}

/** The rules to compare with, or that it is not known which were pinned. */
type Pinned =
  /** Nothing: the first rules are pinned. `fromGit`: the file is not as it was committed. */
  { known: true; file: RulesFile | undefined; fromGit?: true } | { known: false };

/**
 * The pinned rules. Where their file is missing or unreadable, those of the last commit: otherwise whoever removes the
 * file, or leaves a conflict in it, could pin anything.
 */
async function pinnedRules(file: string, io: Io): Promise<Pinned> {
  const there = existsSync(file);
  if (there) {
    try {
      return { known: true, file: await loadRules(file, '.belay/rules.json') };
    } catch (error) {
      if (!(error instanceof CannotDecide)) throw error;
      io.stdout.write(`${visibleLine(error.message)}\n`);
    }
  }
  const committed = await committedRules(file, io);
  if (committed) {
    io.stdout.write('The new rules are compared with those of the last commit.\n');
    return { known: true, file: committed, fromGit: true };
  }
  if (there) return { known: false };
  io.stdout.write('No rules are pinned yet.\n');
  return { known: true, file: undefined };
}

async function committedRules(file: string, io: Io): Promise<RulesFile | undefined> {
  const folder = path.dirname(path.dirname(file));
  const shown = await runGit(['show', 'HEAD:./.belay/rules.json'], { cwd: folder, env: io.env });
  if (shown.code !== 0) return undefined;
  const result = readRules(shown.bytes, '.belay/rules.json in git');
  return result.ok ? result.file : undefined;
}

/** Where nothing can be compared, each rule has to be accepted. */
function incomparable({ rules }: RulesFile): RulesChange {
  const how = [
    'cannot be compared with what was pinned; `git checkout HEAD -- .belay/rules.json` may bring that back',
  ];
  return {
    came: [],
    weakened: rules.map(({ id, text }) => ({ id, text, how })),
    changed: [],
    calendar: [],
  };
}

/** What `belay.json` lacks for the new rules, as lines to write. */
function needsText({ rules }: RulesFile, config: BelayConfig): string {
  const lacking = askedRules(rules, config).flatMap(({ unbound }) => unbound ?? []);
  const names = [...new Map(lacking.map((each) => [JSON.stringify(each), each])).values()];
  const near = nearNames(
    foreignNames(rules, {
      projects: [config.project],
      stacks: config.stacks,
      environments: Object.keys(config.environments),
    }),
  );
  const lines = [
    ...(names.length > 0
      ? [
          'belay.json lacks names that these rules use. Write there:',
          ...bindingLines(names).map((line) => `  ${line}`),
        ]
      : []),
    ...near,
  ];
  return lines.map((line) => `${visibleLine(line)}\n`).join('');
}

function refuseStrangers(accepted: readonly string[], weakened: readonly { id: string }[]): void {
  const stranger = accepted.find((id) => !weakened.some((rule) => rule.id === id));
  if (stranger === undefined) return;
  throw new UsageError(
    `${unknownRule(stranger, weakened)} --accept is for rules that would be weakened.`,
  );
}

function changeText(change: RulesChange, style: Style): string {
  const { came, weakened, changed, calendar, journal } = change;
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
    ...changed.map((rule) => line('~', rule) + how(rule.how)),
    ...weakened.map((rule) => style.red(line('-', rule)) + how(rule.how)),
    ...(calendar.length > 0 ? [`~ the calendar\n${how(calendar)}`] : []),
  ].join('');
}

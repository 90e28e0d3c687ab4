import { existsSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { compareRules, type RulesChange } from '../../gate/compareRules.ts';
import type { BelayConfig } from '../../gate/config.ts';
import { SourceError } from '../../gate/overTls.ts';
import { CannotDecide, loadConfig, loadRules } from '../../gate/project.ts';
import { openTerminal } from '../../gate/prompt.ts';
import { unknownRule } from '../../gate/request.ts';
import { readRules } from '../../gate/rulesFile.ts';
import { fetchRules } from '../../gate/source.ts';
import { UsageError } from '../../gate/usageError.ts';
import type { RulesFile } from '../../rules/model.ts';
import { type Style, styleOf } from '../../text/style.ts';
import { visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
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
        'Agree that this rule goes, is retired, only warns, expects another answer, or is answered in another way. Needed for each.',
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
    if (pinned?.digest === latest.digest) {
      io.stdout.write('The pinned rules are the latest.\n');
      return EXIT.ok;
    }
    const change = compareRules(pinned, latest, { name: config.project, stacks: config.stacks });
    io.stdout.write(changeText(change, styleOf(io.stdout, io.env)));
    const accepted = values.accept;
    refuseStrangers(accepted, change.weakened);
    const open = change.weakened.filter(({ id }) => !accepted.includes(id));
    if (open.length > 0) {
      const options = open.map(({ id }) => `--accept ${id}`).join(' ');
      throw new UsageError(`Nothing was pinned. If this is meant, say so of each: ${options}`);
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

/** `undefined` where there are none, or none that could be compared with. */
async function pinnedRules(file: string, io: Io): Promise<RulesFile | undefined> {
  if (!existsSync(file)) {
    io.stdout.write('No rules are pinned yet.\n');
    return undefined;
  }
  try {
    return await loadRules(file, '.belay/rules.json');
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    io.stdout.write(
      `${visibleLine(error.message)}\nWhat changes cannot be told, so look at the difference in git.\n`,
    );
    return undefined;
  }
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
    ...came.map((rule) => style.green(line('+', rule))),
    ...changed.map((rule) => line('~', rule) + how(rule.how)),
    ...weakened.map((rule) => style.red(line('-', rule)) + how(rule.how)),
    ...(calendar.length > 0 ? [`~ the calendar\n${how(calendar)}`] : []),
    ...(journal ? ['~ the journal’s title or address\n'] : []),
  ].join('');
}

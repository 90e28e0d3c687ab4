import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { compareRules, type RulesChange } from '../../gate/compareRules.ts';
import { SourceError } from '../../gate/overTls.ts';
import { CannotDecide, loadConfig } from '../../gate/project.ts';
import type { BelayConfig } from '../../gate/projectConfig.ts';
import { openTerminal } from '../../gate/prompt.ts';
import { unknownRule } from '../../gate/request.ts';
import { readRules } from '../../gate/rulesFile.ts';
import { fetchRules, tokenIn } from '../../gate/source.ts';
import { strongerRules } from '../../gate/strongerRules.ts';
import { UsageError } from '../../gate/usageError.ts';
import type { RulesFile } from '../../rules/model.ts';
import { styleOf } from '../../text/style.ts';
import { EXIT } from '../exitCodes.ts';
import { typedHere } from '../typedHere.ts';
import { typedPath } from '../typedPath.ts';
import { changeText, needsOf, needsText } from '../updating/changeText.ts';
import { type Pinned, pinnedRules } from '../updating/pinnedRules.ts';
import { proposalText } from '../updating/proposal.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Pull the journal’s rules, show what changed, and pin them.',
  usage:
    'belay update [--check | --yes [--stronger]] [--accept ID]... [--downgrade] [--config FILE]',
  options: {
    yes: { type: 'boolean', description: 'Pin without asking. Required if there is no terminal.' },
    check: {
      type: 'boolean',
      description: 'Pin nothing. Exit 0: the pinned rules are the latest, 1: they are behind.',
    },
    accept: {
      type: 'string',
      value: 'ID',
      multiple: true,
      description:
        'Accept that this rule gets weaker: it is removed or retired, only warns, asks something else, expects another answer, or is answered in another way. `calendar` accepts a weaker calendar. Give it once for each.',
    },
    stronger: {
      type: 'boolean',
      description:
        'Take what is new, stronger or accepted, and leave each weaker rule as it is pinned.',
    },
    summary: {
      type: 'string',
      value: 'FILE',
      description: 'Write the change in words, as Markdown, for a pull request.',
    },
    downgrade: {
      type: 'boolean',
      description: 'Take an export that is older than the pinned one.',
    },
    ...CONFIG_OPTION,
  },
  examples: [
    ['belay update', 'See what changed in the journal, and pin it.'],
    ['belay update --yes --accept is-it-a-busy-hour', 'Accept that one rule gets weaker.'],
    ['belay update --check', 'Ask whether the journal has other rules: exit 1 if so.'],
    [
      'BELAY_TOKEN=… belay update',
      'Pull from a private journal. The token goes to the host of `rules` alone.',
    ],
  ],
  async run({ positionals, values }, io) {
    if (positionals.length > 0)
      throw new UsageError(
        'This verb takes no argument: it pulls the rules from "rules" in belay.json.',
      );
    const { check, yes, accept, stronger, summary } = values;
    if (check && (yes || stronger || accept.length > 0)) {
      throw new UsageError('--check pins nothing: leave out --yes, --stronger and --accept.');
    }
    const shownConfig = values.config;
    const root = path.dirname(path.resolve(io.cwd, shownConfig));
    const file = path.join(root, '.belay', 'rules.json');
    const { config, latest } = await pull(
      path.join(root, path.basename(shownConfig)),
      shownConfig,
      io,
    );
    const pinned = await pinnedRules(file, io);
    if (pinned.known && pinned.file?.digest === latest.digest && !pinned.fromGit) {
      io.stdout.write('The pinned rules are the latest.\n');
      return EXIT.ok;
    }
    if (!values.downgrade) refuseOlder(pinned, latest);
    const change = pinned.known
      ? compareRules(pinned.file, latest, { name: config.project, stacks: config.stacks })
      : incomparable(latest);
    const needs = needsOf(latest, config);
    io.stdout.write(
      typedHere(changeText(change, styleOf(io.stdout, io.env)) + needsText(needs), io),
    );
    const open = change.weakened.filter(({ id }) => !accept.includes(id));
    if (summary !== undefined) {
      const held = open.map(({ id }) => id);
      await writeFileAtomic(typedPath(io, summary), proposalText(change, latest, needs, held));
    }
    if (check) {
      io.stdout.write(typedHere('The pinned rules are behind. To pin these: `belay update`\n', io));
      return EXIT.stop;
    }
    refuseStrangers(accept, change.weakened);
    const held = stronger ? open : [];
    if (open.length > held.length)
      throw new UsageError(howToAccept(open, accept, yes || !io.stdin.isTTY));
    if (!yes) await refuseUnlessAgreed(accept, io);
    const taken = held.length > 0 ? strongerRules(knownOf(pinned), latest, change, accept) : latest;
    await writeFileAtomic(file, `${JSON.stringify(taken, null, 2)}\n`);
    io.stdout.write(`Pinned ${taken.rules.length} rules in .belay/rules.json.\n`);
    if (held.length > 0) io.stdout.write(typedHere(howToTake(held), io));
    return EXIT.ok;
  },
});

/** @throws {UsageError} unless somebody at a terminal agrees to pin the rules. */
async function refuseUnlessAgreed(accepted: readonly string[], io: Io): Promise<void> {
  const terminal = openTerminal(io.stdin);
  const agreed = await terminal?.confirm('Pin these rules?');
  terminal?.close();
  if (agreed) return;
  const command = ['belay update --yes', ...accepted.map((id) => `--accept ${id}`)].join(' ');
  throw new UsageError(`Nothing was pinned. To pin without being asked: \`${command}\``);
}

/** How to accept the weaker rules that were left as they are. */
function howToTake(held: readonly { id: string }[]): string {
  const commands = held.map(({ id }) => `  belay update --yes --accept ${id}\n`).join('');
  return `${held.length} of them stay as they were, as the new ones are weaker. To accept:\n${commands}`;
}

/** @throws {UsageError} if the pinned rules are not known: then there is nothing to keep. */
function knownOf(pinned: Pinned): RulesFile {
  if (pinned.known && pinned.file) return pinned.file;
  throw new UsageError(
    'Nothing was pinned: the pinned rules cannot be read, so none of them can be kept.',
  );
}

/**
 * An old export brings back rules that were corrected since.
 *
 * @throws {UsageError} if the journal's history is shorter than it was for the pinned rules, or its length is no longer given.
 */
function refuseOlder(pinned: Pinned, latest: RulesFile): void {
  const before = pinned.known ? pinned.file?.revision : undefined;
  if (before === undefined || (latest.revision ?? 0) >= before) return;
  const now =
    latest.revision === undefined
      ? 'the new ones do not say of how many'
      : `the new ones of ${latest.revision}`;
  throw new UsageError(
    `Nothing was pinned: the new rules are older than the pinned ones, which are of a journal with ${before} commits; ${now}. If this is meant: --downgrade`,
  );
}

function howToAccept(
  open: readonly { id: string }[],
  accepted: readonly string[],
  yes: boolean,
): string {
  const options = open.map(({ id }) => `--accept ${id}`).join(' ');
  const verb = yes ? 'belay update --yes' : 'belay update';
  const command = [verb, ...accepted.map((id) => `--accept ${id}`), options];
  return `Nothing was pinned, because rules get weaker. If this is intended, accept each of them:\n  ${command.join(' ')}`;
}

/** Reads the journal's current rules. If anything fails, the pinned rules stay. */
async function pull(
  file: string,
  shown: string,
  io: Io,
): Promise<{ config: BelayConfig; latest: RulesFile }> {
  try {
    const config = await loadConfig(file, shown);
    if (config.rules === undefined) {
      throw new CannotDecide(`${shown} does not say where the rules come from: write "rules".`);
    }
    const result = readRules(
      await fetchRules(config.rules, path.dirname(file), tokenIn(io.env)),
      config.rules,
    );
    if (!result.ok) throw new CannotDecide(result.reason);
    return { config, latest: result.file };
  } catch (error) {
    if (!(error instanceof CannotDecide || error instanceof SourceError)) throw error;
    throw new UsageError(`${error.message}\nThe pinned rules stay as they are.`);
  }
}

/** If nothing can be compared, each rule has to be accepted. */
function incomparable({ rules }: RulesFile): RulesChange {
  const how = [
    'cannot be compared with the pinned rules; `git checkout HEAD -- .belay/rules.json` may restore them',
  ];
  return {
    came: [],
    weakened: rules.map(({ id, text }) => ({ id, text, how })),
    changed: [],
    calendar: [],
  };
}

function refuseStrangers(accepted: readonly string[], weakened: readonly { id: string }[]): void {
  const stranger = accepted.find((id) => !weakened.some((rule) => rule.id === id));
  if (stranger === undefined) return;
  throw new UsageError(`${unknownRule(stranger, weakened)} --accept is for rules that get weaker.`);
}

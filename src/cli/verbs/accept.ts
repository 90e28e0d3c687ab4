import path from 'node:path';
import { digestOfText } from '../../files/digest.ts';
import { takeOutput } from '../../gate/checks/drift.ts';
import { lineDiff } from '../../gate/checks/lineDiff.ts';
import {
  acceptSnapshot,
  normalised,
  readSnapshot,
  snapshotFile,
} from '../../gate/checks/snapshot.ts';
import { chooseEnvironment } from '../../gate/environment.ts';
import { type OpenProject, openProject } from '../../gate/openProject.ts';
import type { BelayConfig } from '../../gate/projectConfig.ts';
import { openTerminal } from '../../gate/prompt.ts';
import type { AcceptanceRecord } from '../../gate/records/model.ts';
import { boundTo, commandLimits } from '../../gate/runCheck.ts';
import { UsageError } from '../../gate/usageError.ts';
import { suggest } from '../../text/suggest.ts';
import { visible, visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { interruptible } from '../interruptible.ts';
import { inSentences } from '../sentences.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Accept the output of a drift check as the one to compare with.',
  usage: 'belay accept NAME [--environment E] [--reason TEXT] [--config FILE]',
  options: {
    environment: {
      type: 'string',
      value: 'NAME',
      description:
        'The environment that it is accepted for. Default: the environment of the current branch.',
    },
    reason: {
      type: 'string',
      value: 'TEXT',
      description: 'Why the output is right; it is recorded. Required if there is no terminal.',
    },
    ...CONFIG_OPTION,
  },
  examples: [
    ['belay accept server-packages', 'See what has changed, and say why it is right.'],
    [
      'belay accept server-packages --environment production --reason "OpenSSL 1.1, tried in staging"',
      'Accept it without being asked.',
    ],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(() =>
      interruptible(async (signal) => {
        const [name, ...more] = positionals;
        if (name === undefined || more.length > 0) {
          throw new UsageError('Give the name of one check: belay accept server-packages');
        }
        const { cwd, env } = io;
        const project = await openProject({ cwd, env, config: values.config });
        const { config, root, git } = project;
        const choice = chooseEnvironment(config.environments, values.environment, git.branch);
        if (!choice.ok) throw new UsageError(choice.message);
        const file = snapshotFile(root, choice.name, nameIn(config, name));
        const command = boundTo(config.commands, name) ?? '';
        const taken = await takeOutput({ name, command }, commandLimits(project, { env, signal }));
        if (signal.aborted) return EXIT.interrupted;
        if (!taken.ok) throw new UsageError(nothingTaken(taken.finding));
        const accepted = await readSnapshot(file);
        const shown = path.relative(cwd, file);
        if (accepted.kind === 'there' && accepted.text === taken.text) {
          io.stdout.write(`${shown} is up to date.\n`);
          return EXIT.ok;
        }
        const before = accepted.kind === 'there' ? accepted.text : '';
        io.stdout.write(`${visible(lineDiff(before, taken.text).text)}\n`);
        const reason = (values.reason ?? (await askWhy(io)))?.trim();
        if (!reason) {
          throw new UsageError('Nothing was accepted. Say why it is right: --reason "…"');
        }
        const record = { name, reason, environment: choice.name, snapshot: taken.text };
        await keep(project, record, file, io);
        io.stdout.write(`Accepted in ${shown}. Commit it, so that others see what has changed.\n`);
        return EXIT.ok;
      }),
    ),
});

function nameIn({ commands }: BelayConfig, name: string): string {
  if (boundTo(commands, name) !== undefined) return name;
  const near = suggest(name, Object.keys(commands));
  throw new UsageError(
    `belay.json binds no command to "${name}".${near ? ` Did you mean "${near}"?` : ''}`,
  );
}

function nothingTaken({ evidence, detail }: { evidence: string; detail?: string }): string {
  return `Nothing was accepted: ${evidence}.${detail ? `\n${detail}` : ''}`;
}

/** An answer to a yes-or-no question, which is not a reason. */
const ONE_WORD_ANSWER = /^\s*(?:y|yes|n|no|ok)\s*$/i;

async function askWhy({ stdin }: Io): Promise<string | undefined> {
  const terminal = openTerminal(stdin);
  try {
    let reason = await terminal?.explain('Why is this output right?');
    while (reason !== undefined && ONE_WORD_ANSWER.test(reason)) {
      reason = await terminal?.explain('The reason is recorded. Why is this output right?');
    }
    return reason;
  } finally {
    terminal?.close();
  }
}

/** Writes the record first, so that no acceptance is in force without the name of a person. */
async function keep(
  { config, git, ledger }: OpenProject,
  accepted: { name: string; reason: string; environment: string | undefined; snapshot: string },
  file: string,
  io: Io,
): Promise<void> {
  const { name, reason, environment, snapshot } = accepted;
  const record: AcceptanceRecord = {
    version: 1,
    kind: 'acceptance',
    project: config.project,
    ...(environment !== undefined && { environment }),
    ...(git.commit && { commit: git.commit }),
    ...(git.email && { by: git.email }),
    name,
    snapshot: digestOfText(normalised(snapshot)),
    reason,
    at: io.now().toISOString(),
  };
  await ledger.append(record);
  const written = await acceptSnapshot(file, snapshot);
  if (!written.ok) {
    throw new UsageError(`${visibleLine(file)} cannot be written: ${written.reason}.`);
  }
}

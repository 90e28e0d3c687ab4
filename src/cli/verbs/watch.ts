import { setTimeout as sleep } from 'node:timers/promises';
import { progressOn } from '../../gate/progress.ts';
import { CannotDecide } from '../../gate/project.ts';
import type { World } from '../../gate/run.ts';
import { UsageError } from '../../gate/usageError.ts';
import { tellBy } from '../../gate/watch/channels.ts';
import { type Message, testMessage } from '../../gate/watch/message.ts';
import {
  prepareWatch,
  type Round,
  type WatchMemory,
  type WatchRequest,
  watchRound,
} from '../../gate/watch/watchRound.ts';
import { DURATION_EXAMPLES, readDuration } from '../../text/duration.ts';
import { visible, visibleLine } from '../../text/visible.ts';
import { EXIT } from '../exitCodes.ts';
import { interruptible } from '../interruptible.ts';
import { inSentences } from '../sentences.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONFIG_OPTION, ENVIRONMENT_OPTION } from './projectOptions.ts';

const USUAL = '5m';

export const verb = defineVerb({
  summary: 'Ask the rules that need no person regularly, and notify people of changes.',
  usage: 'belay watch [--environment E] [--every 5m | --once | --test]',
  options: {
    ...ENVIRONMENT_OPTION,
    every: {
      type: 'string',
      value: 'TIME',
      description: `Pause between two rounds: ${DURATION_EXAMPLES}. Default: ${USUAL}.`,
    },
    once: { type: 'boolean', description: 'One round, for cron, timers and scheduled jobs.' },
    test: {
      type: 'boolean',
      description: 'Send a test message to each channel of `notify`, and exit.',
    },
    ...CONFIG_OPTION,
  },
  examples: [
    ['belay watch --environment production', 'Ask every five minutes, until Ctrl-C.'],
    [
      'belay watch --environment production --once',
      'Ask once. Exit code 0: nothing fails, 1: something fails, 2: a rule could not be asked or nobody could be notified.',
    ],
    ['belay watch --test', 'Try each channel.'],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(async () => {
      if (positionals.length > 0) throw new UsageError('This verb takes only options.');
      const { environment, config, once, test, every } = values;
      if ([once, test, every !== undefined].filter(Boolean).length > 1) {
        throw new UsageError('Give one of --every, --once and --test.');
      }
      const pause = readDuration(every ?? USUAL);
      if (pause === undefined)
        throw new UsageError(`--every "${every}": write ${DURATION_EXAMPLES}.`);
      const onMessage = ({ text }: Message) => io.stdout.write(`${visible(text)}\n\n`);
      const request = { environment, config, onMessage };
      return await interruptible(async (signal) => {
        const world = worldOf(io, signal);
        if (test) return await tryChannels(request, world, io);
        if (once) return await oneRound(request, world, io);
        return await rounds(request, world, io, pause);
      });
    }),
});

function worldOf(io: Io, signal: AbortSignal): World {
  const { cwd, env, stdin, stderr } = io;
  return {
    cwd,
    env,
    stdin,
    signal,
    tell: () => {},
    progress: progressOn({ stdin: {}, stderr, env }),
    clock: () => io.now(),
  };
}

async function oneRound(request: WatchRequest, world: World, io: Io): Promise<number> {
  const round = await watchRound(request, world);
  sayRound(round, io);
  switch (round.outcome) {
    case 'good':
      return EXIT.ok;
    case 'failing':
      return EXIT.stop;
    case 'trouble':
      return EXIT.undecided;
    case 'interrupted':
      return EXIT.interrupted;
    case 'busy':
      io.stderr.write('belay: another watch of this project is running; this one exits.\n');
      return EXIT.ok;
    default:
      return round.outcome satisfies never;
  }
}

/** Runs rounds until a signal. After a round that takes longer than the pause, the next one starts immediately. */
async function rounds(request: WatchRequest, world: World, io: Io, pause: number): Promise<number> {
  const { signal } = world;
  // Settings that cannot work are reported now, and not in a log that nobody reads.
  const { config } = await prepareWatch(request, world);
  const channels = Object.keys(config.notify).join(', ') || 'this output alone';
  io.stderr.write(`belay: watching ${config.project}; notifications go to ${channels}.\n`);
  const memory: WatchMemory = {};
  while (!signal.aborted) {
    // Uses monotonic time, so that clock changes and sleep do not matter.
    const began = performance.now();
    try {
      sayRound(await watchRound({ ...request, memory }, world), io);
    } catch (error) {
      if (!(error instanceof CannotDecide) && !(error instanceof UsageError)) throw error;
      io.stderr.write(`belay: ${visibleLine(error.message)}\n`);
    }
    const left = Math.max(0, pause - (performance.now() - began));
    await sleep(left, undefined, { signal }).catch(() => {});
  }
  return EXIT.ok;
}

function sayRound({ messages, troubles, notes, asked, failing }: Round, io: Io): void {
  for (const line of [...notes, ...troubles]) io.stderr.write(`belay: ${visibleLine(line)}\n`);
  if (messages.length === 0 && failing > 0) {
    io.stderr.write(`belay: ${failing} of ${asked} rules fail; nothing changed.\n`);
  }
}

async function tryChannels(request: WatchRequest, world: World, io: Io): Promise<number> {
  const run = await prepareWatch(request, world);
  const channels = Object.entries(run.config.notify);
  if (channels.length === 0)
    throw new UsageError('belay.json has no "notify", so nobody can be notified.');
  const { environment } = run.project;
  const message = testMessage({
    project: run.config.project,
    ...(environment !== undefined && { environment }),
  });
  let failed = false;
  for (const [name, channel] of channels) {
    const trouble = await tellBy(channel, message, run);
    failed ||= trouble !== undefined;
    io.stdout.write(
      visible(trouble === undefined ? `${name}: accepted it\n` : `${name}: ${trouble.why}\n`),
    );
  }
  return failed ? EXIT.undecided : EXIT.ok;
}

import path from 'node:path';
import { CheckoutError, inCheckout } from '../../gate/git/checkout.ts';
import { goForCommit } from '../../gate/goForCommit.ts';
import { type Clone, deploysOf, type HeldPush, objectionTo, placeOf } from '../../gate/heldPush.ts';
import { isHeld } from '../../gate/policyHere.ts';
import { type PushedBranch, pushedBranches } from '../../gate/pushedBranches.ts';
import { REPORTS } from '../../gate/reports/reports.ts';
import { UsageError } from '../../gate/usageError.ts';
import { visibleLine } from '../../text/visible.ts';
import { askGate } from '../askGate.ts';
import { EXIT } from '../exitCodes.ts';
import { GO_FILE_OPTION, withGoFile } from '../goFile.ts';
import { interruptible } from '../interruptible.ts';
import { inSentences } from '../sentences.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Hold a git push to a deploy branch. The hook of `belay init --hook` runs this.',
  usage: 'belay pre-push [REMOTE [URL]] [--go-file FILE] [--config FILE] < LIST',
  options: {
    ...GO_FILE_OPTION,
    ...CONFIG_OPTION,
  },
  examples: [
    ['node .belay/belay.mjs pre-push "$@"', 'In your own pre-push hook: git writes the list.'],
  ],
  run: ({ values }, io) =>
    inSentences(() => withGoFile(values['go-file'], io, () => holdAll(values.config, io))),
});

/** Holds each push of the list that git writes. */
function holdAll(config: string, io: Io): Promise<number> {
  return interruptible(async (signal) => {
    if (io.stdin.isTTY) {
      throw new UsageError('This verb reads the list of pushed refs from git, in a pre-push hook.');
    }
    const env = withoutHookVariables(io.env);
    const clone: Clone = {
      cwd: io.cwd,
      config: path.resolve(io.cwd, config),
      env,
      tell: (line) => io.stderr.write(`belay: ${visibleLine(line)}\n`),
    };
    for (const push of await deploysOf(await listOf(io), clone)) {
      clone.tell(`a push to ${push.branch} is a deploy to ${push.environment}`);
      const code = await hold(push, clone, { ...io, env });
      if (signal.aborted) return EXIT.interrupted;
      if (code !== EXIT.ok) {
        clone.tell('nothing was pushed.');
        return code;
      }
    }
    return EXIT.ok;
  });
}

/** Git sets variables that name the repository of a hook, and a check may work in another repository. */
function withoutHookVariables(env: Io['env']): Io['env'] {
  const names =
    /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|CONFIG|CONFIG_PARAMETERS|INTERNAL_SUPER_PREFIX)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.test(name)));
}

async function listOf({ stdin }: Io): Promise<PushedBranch[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  try {
    return pushedBranches(Buffer.concat(chunks).toString());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${error.message}.`);
  }
}

/** Lets a push continue after a go: a recorded one, or one that the gate gives now. */
async function hold(push: HeldPush, clone: Clone, io: Io): Promise<number> {
  const objection = await objectionTo(push, clone);
  if (objection !== undefined) {
    io.stderr.write(`belay: ${visibleLine(objection)}\n`);
    return EXIT.stop;
  }
  const found = await goForCommit(push, { ...clone, clock: io.now() });
  if (found !== undefined && (await isHeld(found, push, { ...clone, now: io.now() }))) {
    clone.tell(
      `Go: on record since ${found.ranAt.slice(0, 19)}Z${found.by ? ` by ${found.by}` : ''}`,
    );
    return EXIT.ok;
  }
  const { top, prefix } = await placeOf(clone);
  const { commit, config } = push;
  try {
    return await inCheckout(
      { top, env: clone.env, commit, borrowed: config.borrow },
      async (folder) => {
        const code = await askHere(push, clone, path.join(folder, prefix), io);
        if (code !== EXIT.ok && config.borrow.length === 0) {
          clone.tell(
            `the checks ran on a clean checkout of ${commit.slice(0, 10)}. Ignored files that they need, such as node_modules, are there if belay.json lists them in "borrow".`,
          );
        }
        return code;
      },
    );
  } catch (error) {
    if (!(error instanceof CheckoutError)) throw error;
    throw new UsageError(`The commit could not be checked out to test it: ${error.message}.`);
  }
}

/** The weaker settings that the person who pushes accepts; a hook has no options. */
function acceptedPolicy(env: Io['env']): string[] {
  return (env['BELAY_ACCEPT_POLICY'] ?? '').split(/[\s,]+/).filter(Boolean);
}

/** Asks the gate in a checkout of the commit. */
function askHere(push: HeldPush, clone: Clone, cwd: string, io: Io): Promise<number> {
  const config = path.relative(clone.cwd, clone.config);
  return askGate(
    {
      stage: 'before-deploy',
      environment: push.environment,
      config,
      answers: [],
      overrides: [],
      deployed: push.deployed,
      acceptPolicy: acceptedPolicy(io.env),
    },
    REPORTS.pretty,
    // A program may read git's own standard output, so the report goes to standard error.
    { ...io, cwd, stdout: io.stderr },
    // The standard input is git's list, so answers are read from the terminal itself.
    { stdin: { isTTY: io.stderr.isTTY === true } },
  );
}

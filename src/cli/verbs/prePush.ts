import path from 'node:path';
import { environmentsOf } from '../../gate/environment.ts';
import { gitFacts } from '../../gate/git/facts.ts';
import { CannotDecide, loadConfig } from '../../gate/project.ts';
import { type PushedBranch, pushedBranches } from '../../gate/pushedBranches.ts';
import { REPORTS } from '../../gate/reports/reports.ts';
import { UsageError } from '../../gate/usageError.ts';
import { visibleLine } from '../../text/visible.ts';
import { askGate } from '../askGate.ts';
import { EXIT } from '../exitCodes.ts';
import { defineVerb, type Io } from '../verb.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Hold a git push to a deploy branch: what the hook of `belay init --hook` runs.',
  usage: 'belay pre-push [REMOTE [URL]] [--config FILE] < LIST',
  options: {
    ...CONFIG_OPTION,
  },
  examples: [
    ['node .belay/belay.mjs pre-push "$@"', 'In a pre-push hook of your own: git writes the list.'],
  ],
  async run({ values }, io) {
    const config = values.config;
    if (io.stdin.isTTY) {
      throw new UsageError('The list of what is pushed comes from git, in a pre-push hook.');
    }
    const pushed = await listOf(io);
    const deploys = await deploysOf(pushed, config, io);
    for (const { branch, commit, environment } of deploys) {
      await checkedOut(commit, branch, config, io);
      io.stderr.write(
        visibleLine(`belay: a push to ${branch} is a deploy to ${environment}`).concat('\n'),
      );
      const request = { stage: 'before-deploy', environment, config } as const;
      const code = await askGate(
        { ...request, answers: [], overrides: [] },
        REPORTS.pretty,
        // What git itself says on the standard output may be for a program.
        { ...io, stdout: io.stderr },
        // The standard input is git's list: who sees what is asked can answer it.
        { isTTY: io.stderr.isTTY === true },
      );
      if (code !== EXIT.ok) {
        io.stderr.write('belay: nothing was pushed.\n');
        return code;
      }
    }
    return EXIT.ok;
  },
});

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

/** What of it is deployed, and where to. */
async function deploysOf(pushed: readonly PushedBranch[], config: string, io: Io) {
  try {
    const { environments } = await loadConfig(path.resolve(io.cwd, config), config);
    const none = !Object.values(environments).some(({ branches }) => branches.length > 0);
    if (none && pushed.length > 0) {
      io.stderr.write(`belay: ${config} names no branches to deploy, so no push is held.\n`);
    }
    return pushed.flatMap((each) =>
      environmentsOf(environments, each.branch).map((environment) => ({ ...each, environment })),
    );
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    throw new UsageError(`${error.message}\nNothing was pushed.`);
  }
}

/** The checks look at the work tree, so they can tell only about the commit that is there. */
async function checkedOut(commit: string, branch: string, config: string, io: Io): Promise<void> {
  const root = path.dirname(path.resolve(io.cwd, config));
  const { commit: here } = await gitFacts(root, io.env);
  if (here === commit) return;
  throw new UsageError(
    `${commit.slice(0, 10)} is to be pushed to ${branch}, and ${here?.slice(0, 10) ?? 'nothing'} is checked out: the checks would look at something else. Check out what is deployed, and push it from there. Nothing was pushed.`,
  );
}

/** Which deploys a push makes, and whether it can be checked here. */
import path from 'node:path';
import { environmentsOf } from './environment.ts';
import { gitFacts, someOf } from './git/facts.ts';
import { runGit } from './git/runGit.ts';
import { isNotCheckedOut } from './git/workTree.ts';
import { CannotDecide, loadConfig } from './project.ts';
import { configAt } from './projectAt.ts';
import type { BelayConfig } from './projectConfig.ts';
import type { PushedBranch } from './pushedBranches.ts';

/** The clone that is pushed from. */
export interface Clone {
  cwd: string;
  /** The path of `belay.json`, absolute. */
  config: string;
  env: NodeJS.ProcessEnv;
  tell(line: string): void;
}

/** A push of one branch to one environment. */
export interface HeldPush extends PushedBranch {
  environment: string;
  config: BelayConfig;
}

/**
 * The deploys that a push makes, by the settings of the pushed commit and of the deployed one: a commit
 * that removes the branch from `belay.json` is still held by the commit before it.
 *
 * @throws {CannotDecide} if the settings cannot be read.
 */
export async function deploysOf(
  pushed: readonly PushedBranch[],
  clone: Clone,
): Promise<HeldPush[]> {
  const each = await Promise.all(pushed.map((branch) => deploysOfOne(branch, clone)));
  if (pushed.length > 0 && each.every(({ names }) => !names)) {
    clone.tell(`${path.basename(clone.config)} names no branches to deploy, so no push is held.`);
  }
  return each.flatMap(({ deploys }) => deploys);
}

async function deploysOfOne(pushed: PushedBranch, clone: Clone) {
  // A commit without the file is held by the local file: the push stops, as the two differ.
  const own =
    (await configAt({ ...clone, commit: pushed.commit })) ??
    (await loadConfig(clone.config, path.relative(clone.cwd, clone.config)));
  const before = await deployedConfig(pushed, clone);
  const all = [own, ...(before ? [before] : [])];
  const environments = all.flatMap((config) => environmentsOf(config.environments, pushed.branch));
  return {
    names: all.some((config) =>
      Object.values(config.environments).some(({ branches }) => branches.length > 0),
    ),
    deploys: [...new Set(environments)].map((environment) => ({
      ...pushed,
      environment,
      config: own,
    })),
  };
}

/** The deployed settings; `undefined` if there are none that this Belay can read. */
async function deployedConfig({ deployed, branch }: PushedBranch, clone: Clone) {
  if (deployed === undefined) return undefined;
  try {
    return await configAt({ ...clone, commit: deployed });
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    clone.tell(
      `the earlier commit of ${branch} cannot be read: ${error.message.replace(/\n.*/s, '')} \`git fetch\` may get it`,
    );
    return undefined;
  }
}

/**
 * Why a commit may not be pushed from here, in whole sentences: the person sees other files than those that would be
 * deployed. `undefined` if the work tree is that commit.
 */
export async function objectionTo(
  { commit, branch }: PushedBranch,
  { config, env }: Clone,
): Promise<string | undefined> {
  const root = path.dirname(config);
  const { commit: here, dirty, changes = [], trouble } = await gitFacts(root, env);
  if (trouble) return `Git cannot say which commit is deployed: ${trouble}.`;
  if (here !== commit) {
    return `${commit.slice(0, 10)} is to be pushed to ${branch}, and ${here?.slice(0, 10) ?? 'nothing'} is checked out. Check out the commit that you want to push, and push again.`;
  }
  const differing = changes.filter((change) => !isNotCheckedOut(change));
  if (dirty === false || (dirty && differing.length === 0)) return undefined;
  return dirty
    ? `The files here are not those of commit ${commit.slice(0, 10)}, which is to be pushed to ${branch}: ${someOf(differing)}. Commit them, remove them, or add them to .gitignore.`
    : `Git cannot compare the files here with commit ${commit.slice(0, 10)}, which is to be pushed to ${branch}.`;
}

/** The top of the work tree, and the clone's folder relative to it. */
export async function placeOf({ cwd, env }: Clone): Promise<{ top: string; prefix: string }> {
  const asked = await runGit(['rev-parse', '--show-toplevel', '--show-prefix'], { cwd, env });
  const [top = '', prefix = ''] = asked.stdout.split('\n');
  if (asked.code !== 0) throw new CannotDecide('This is not a git repository.');
  return { top, prefix };
}

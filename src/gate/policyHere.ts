/** Reads the policy that applies: the commit's, made stricter by those that it is compared with. */
import path from 'node:path';
import { visibleLine } from '../text/visible.ts';
import { commitNamed } from './git/commitNamed.ts';
import { policyAt, policyInFolder, runningProgram } from './policyFiles.ts';
import type { ConfigWithDigest } from './project.ts';
import type { RunRecord } from './records/model.ts';
import type { World } from './run.ts';
import { type Loosening, type PolicyFiles, PROGRAM, stricterPolicy } from './stricterPolicy.ts';
import { UsageError } from './usageError.ts';

interface Held {
  /** The deployed commit, and others to compare the policy with, by any name in git. */
  deployed: readonly string[];
  /** Names of weakenings that are accepted. */
  acceptPolicy: readonly string[];
  /** The path of `belay.json`, absolute. */
  config: string;
  clock(): Date;
}

/** The policy that decides, and how it came about. */
export interface PolicyHere<Config extends PolicyFiles['config']> extends PolicyFiles<Config> {
  /** Which commits the policy was held against, and what of it is looser; missing if there was none. */
  heldAgainst?: NonNullable<RunRecord['heldAgainst']>;
  /** Why nothing can be decided by this program, in whole sentences. */
  obstacle?: string;
}

/**
 * Compares the policy of a checkout with that of the deployed commit, and with that of the ref that `policy` in
 * `belay.json` names. Weakened settings are reported.
 *
 * @throws {UsageError} if the deployed commit does not exist here, or if an accepted name does not weaken anything.
 * @throws {CannotDecide} if the other policy cannot be read.
 */
export async function policyHere<Config extends ConfigWithDigest>(
  own: Pick<PolicyFiles<Config>, 'config' | 'rules'>,
  held: Held,
  { env, tell }: Pick<World, 'env' | 'tell'>,
): Promise<PolicyHere<Config>> {
  const { deployed, acceptPolicy, config: file } = held;
  let refs = [...deployed, ...(own.config.policy === undefined ? [] : [own.config.policy])];
  if (refs.length === 0) return own;
  const root = path.dirname(file);
  const now = held.clock();
  const mine = await policyInFolder(own, { root, now });
  let policy: PolicyFiles<Config> = mine;
  const loosened: Loosening[] = [];
  const commits = new Set<string>();
  for (let ref = refs.shift(); ref !== undefined; ref = refs.shift()) {
    const commit = await commitNamed(ref, { cwd: root, env });
    if (commit === undefined) {
      throw new UsageError(
        `There is no commit "${ref}" here to compare the policy with. Fetch it, or fetch more of the history.`,
      );
    }
    if (commits.has(commit)) continue;
    commits.add(commit);
    const before = await policyAt({ commit, config: file, env }, now);
    if (before === undefined) continue;
    // The deployed commit may name a policy that the new commit no longer names.
    if (before.config.policy !== undefined) refs = [...refs, before.config.policy];
    const result = stricterPolicy(policy, before, new Set(acceptPolicy));
    policy = result.policy;
    loosened.push(...result.loosened);
  }
  for (const { name, how } of loosened) {
    tell(
      visibleLine(
        `${name} is weaker in this commit (${how}), so the deployed setting still applies. The change takes effect with the next deploy, or with --accept-policy ${name}`,
      ),
    );
  }
  const ownProgram =
    loosened.some(({ name }) => name === PROGRAM) && (await runningProgram()) === mine.program;
  return {
    ...policy,
    heldAgainst: {
      commits: [...commits],
      loosened: [...new Set(loosened.map(({ name }) => name))],
      accepted: [...acceptPolicy],
    },
    ...(ownProgram && { obstacle: otherProgram([...commits][0] ?? 'HEAD') }),
  };
}

function otherProgram(commit: string): string {
  return `.belay/belay.mjs is not the program that is deployed, and it would decide about itself. Run the deployed one (git show ${commit.slice(0, 10)}:./.belay/belay.mjs > FILE), or accept the new one: --accept-policy ${PROGRAM}.`;
}

/**
 * Whether a recorded go is valid for a push: its commit weakens nothing, or the run was compared with the deployed
 * commit, or somebody accepted the weakened parts by name.
 *
 * @throws {CannotDecide} if a policy cannot be read.
 */
export async function isHeld(
  { heldAgainst }: Pick<RunRecord, 'heldAgainst'>,
  { commit, deployed }: { commit: string; deployed?: string | undefined },
  { config, env, now }: { config: string; env: NodeJS.ProcessEnv; now: Date },
): Promise<boolean> {
  if (deployed === undefined || heldAgainst?.commits.includes(deployed)) return true;
  const [own, before] = await Promise.all([
    policyAt({ commit, config, env }, now),
    policyAt({ commit: deployed, config, env }, now),
  ]);
  if (own === undefined) return false;
  if (before === undefined) return true;
  const accepted = new Set(heldAgainst?.accepted);
  return stricterPolicy(own, before, accepted).loosened.length === 0;
}

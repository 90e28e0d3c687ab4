/** Reads the policy that decides: the stricter of that of the commit and those that it is held against. */
import path from 'node:path';
import { visibleLine } from '../text/visible.ts';
import { commitNamed } from './git/commitNamed.ts';
import { CannotDecide } from './project.ts';
import { configAt, rulesAt } from './projectAt.ts';
import type { World } from './run.ts';
import { type Loosening, type PolicyFiles, stricterPolicy } from './stricterPolicy.ts';
import { UsageError } from './usageError.ts';

interface Held {
  /** What is deployed now, as git knows it: a commit, a branch. */
  deployed?: string | undefined;
  /** Names of loosenings that are accepted. */
  acceptPolicy: readonly string[];
  /** The path of `belay.json`, absolute. */
  config: string;
}

/**
 * Holds the policy of a checkout against that of what is deployed, and against that of the ref that `policy` in
 * `belay.json` names. What is looser is said.
 *
 * @throws {UsageError} if what is deployed is no commit here, or if nothing is loosened under an accepted name.
 * @throws {CannotDecide} if the other policy cannot be read.
 */
export async function policyHere<Config extends PolicyFiles['config']>(
  own: PolicyFiles<Config>,
  { deployed, acceptPolicy, config: file }: Held,
  { env, tell }: Pick<World, 'env' | 'tell'>,
): Promise<PolicyFiles<Config>> {
  const accepted = new Set(acceptPolicy);
  let policy = own;
  const loosened: Loosening[] = [];
  const seen = new Set<string>();
  let refs = [deployed, own.config.policy].flatMap((ref) => ref ?? []);
  for (let ref = refs.shift(); ref !== undefined; ref = refs.shift()) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    const before = await policyAt(ref, file, env);
    if (before === undefined) continue;
    // What was deployed may name a policy that the commit names no longer.
    if (before.config.policy !== undefined) refs = [...refs, before.config.policy];
    const result = stricterPolicy(policy, before, accepted);
    policy = result.policy;
    loosened.push(...result.loosened);
  }
  for (const { name, how } of loosened) {
    tell(
      visibleLine(
        `${name} is looser in this commit (${how}): what is deployed still decides. The change is in force with the next deploy, or with --accept-policy ${name}`,
      ),
    );
  }
  return policy;
}

/** The policy of a commit; `undefined` if it has none, as before the first deploy under Belay. */
async function policyAt(
  ref: string,
  config: string,
  env: NodeJS.ProcessEnv,
): Promise<PolicyFiles | undefined> {
  const commit = await commitNamed(ref, { cwd: path.dirname(config), env });
  if (commit === undefined) {
    throw new UsageError(
      `There is no commit "${ref}" here to hold the policy against. Fetch it, or fetch more of the history.`,
    );
  }
  const place = { commit, config, env };
  try {
    const [settings, rules] = await Promise.all([configAt(place), rulesAt(place)]);
    return settings && rules && { config: settings, rules };
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    throw new CannotDecide(
      `The policy of ${ref}, which this commit is held against, cannot be read: ${error.message}`,
    );
  }
}

/**
 * Whether a commit loosens the policy that is deployed: a go on record may come from a run that was not held against it.
 *
 * @throws {CannotDecide} if a policy cannot be read.
 */
export async function isLooser(
  { commit, deployed }: { commit: string; deployed?: string },
  { config, env }: { config: string; env: NodeJS.ProcessEnv },
): Promise<boolean> {
  if (deployed === undefined) return false;
  const [own, before] = await Promise.all([
    policyAt(commit, config, env),
    policyAt(deployed, config, env),
  ]);
  if (own === undefined || before === undefined) return own === undefined;
  return stricterPolicy(own, before, new Set()).loosened.length > 0;
}

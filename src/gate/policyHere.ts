/** Reads the policy that applies: the commit's, made stricter by those that it is compared with. */
import path from 'node:path';
import { visibleLine } from '../text/visible.ts';
import { commitNamed } from './git/commitNamed.ts';
import { CannotDecide } from './project.ts';
import { configAt, rulesAt } from './projectAt.ts';
import type { World } from './run.ts';
import { type Loosening, type PolicyFiles, stricterPolicy } from './stricterPolicy.ts';
import { UsageError } from './usageError.ts';

interface Held {
  /** The commit or branch that is deployed now, by any name in git. */
  deployed?: string | undefined;
  /** Names of weakenings that are accepted. */
  acceptPolicy: readonly string[];
  /** The path of `belay.json`, absolute. */
  config: string;
}

/**
 * Compares the policy of a checkout with that of the deployed commit, and with that of the ref that `policy` in
 * `belay.json` names. Weakened settings are reported.
 *
 * @throws {UsageError} if the deployed commit does not exist here, or if an accepted name does not weaken anything.
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
    // The deployed commit may name a policy that the new commit no longer names.
    if (before.config.policy !== undefined) refs = [...refs, before.config.policy];
    const result = stricterPolicy(policy, before, accepted);
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
      `There is no commit "${ref}" here to compare the policy with. Fetch it, or fetch more of the history.`,
    );
  }
  const place = { commit, config, env };
  try {
    const [settings, rules] = await Promise.all([configAt(place), rulesAt(place)]);
    return settings && rules && { config: settings, rules };
  } catch (error) {
    if (!(error instanceof CannotDecide)) throw error;
    throw new CannotDecide(
      `The policy of ${ref}, with which this commit is compared, cannot be read: ${error.message}`,
    );
  }
}

/**
 * Whether a commit weakens the deployed policy: a recorded go may come from a run that was not compared with it.
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

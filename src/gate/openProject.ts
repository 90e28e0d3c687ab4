/** Opens the project that deploys: its folder, its git facts and its records. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RulesFile } from '../rules/model.ts';
import { commitNamed } from './git/commitNamed.ts';
import { type GitFacts, gitFacts, isOutside } from './git/facts.ts';
import type { ObjectReader } from './git/objects.ts';
import { CannotDecide, type ConfigWithDigest, loadConfig, loadRules } from './project.ts';
import { configAt, rulesAt } from './projectAt.ts';
import type { Ledger } from './records/ledger.ts';
import { openLedger } from './records/openLedger.ts';
import { UsageError } from './usageError.ts';

/** A folder with a `belay.json`, as it is checked out. */
export interface Checkout {
  /** The folder of `belay.json`, absolute. */
  root: string;
  /** The path of `belay.json`, absolute. */
  file: string;
  /** The commit that `belay.json` and the rules are read from, where the policy is kept outside the commit. */
  policyCommit?: string;
  git: GitFacts;
  ledger: Ledger;
  /** Reads objects of the repository, if one was opened for that. */
  objects?: ObjectReader;
}

/** A checkout whose `belay.json` was read. */
export interface OpenProject extends Checkout {
  config: ConfigWithDigest;
}

/** Where a verb was called, and with which `belay.json`. */
interface Call {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** The path of `belay.json`, as given; `REF:PATH` reads it, and the rules beside it, from a commit. */
  config: string;
  /** Opens a reader of objects, if there may be a repository. The caller has to close it. */
  openObjects?: (repository: { cwd: string; env: NodeJS.ProcessEnv }) => ObjectReader;
}

/**
 * Asks git about the folder of `belay.json`, without reading its files.
 *
 * @throws {UsageError} if `REF:PATH` names no commit.
 */
export async function openCheckout({ cwd, env, config, openObjects }: Call): Promise<Checkout> {
  const named = refAndPath(config, cwd);
  const file = path.resolve(cwd, named?.path ?? config);
  const root = path.dirname(file);
  const asking = gitFacts(root, env);
  const objects = isOutside(root, env) ? undefined : openObjects?.({ cwd: root, env });
  const git = await asking;
  const policyCommit = named && (await commitNamed(named.ref, { cwd: root, env }));
  if (named && policyCommit === undefined) {
    throw new UsageError(`There is no commit "${named.ref}" here to read ${named.path} from.`);
  }
  const ledger = openLedger(root, git, env, objects);
  return {
    root,
    file,
    git,
    ledger,
    ...(policyCommit && { policyCommit }),
    ...(objects && { objects }),
  };
}

/** `REF:PATH` in its parts, as git writes them. A file that is there with a colon in its name is that file. */
function refAndPath(config: string, cwd: string): { ref: string; path: string } | undefined {
  // One letter and a colon begin a path on Windows.
  const [, ref, file] = /^([^:]{2,}):(.+)$/.exec(config) ?? [];
  if (ref === undefined || file === undefined) return undefined;
  return existsSync(path.resolve(cwd, config)) ? undefined : { ref, path: file };
}

/** @throws {CannotDecide} if the files or git cannot be read. */
export async function openProject(call: Call): Promise<OpenProject> {
  const checkout = await openCheckout(call);
  refuseTrouble(checkout);
  return { ...checkout, config: await configOf(checkout, call) };
}

/**
 * Reads `belay.json` of a checkout, or of the commit that the policy is read from.
 *
 * @throws {CannotDecide} if it cannot be read.
 */
export async function configOf(
  { file, policyCommit }: Checkout,
  { config, env }: Call,
): Promise<ConfigWithDigest> {
  if (policyCommit === undefined) return loadConfig(file, config);
  const found = await configAt({ commit: policyCommit, config: file, env });
  if (found) return found;
  throw new CannotDecide(`Commit ${policyCommit.slice(0, 10)} has no ${path.basename(file)}.`);
}

/** @throws {CannotDecide} if git cannot read the repository. */
export function refuseTrouble({ git: { trouble } }: Checkout): void {
  if (trouble) throw new CannotDecide(`Git cannot say which commit is deployed: ${trouble}.`);
}

/** @throws {CannotDecide} if the rules cannot be read. */
export async function pinnedRules(
  { root, file: config, policyCommit }: Checkout,
  { cwd, env }: Pick<Call, 'cwd' | 'env'>,
): Promise<RulesFile> {
  if (policyCommit === undefined) {
    const file = path.join(root, '.belay', 'rules.json');
    return loadRules(file, path.relative(cwd, file));
  }
  const found = await rulesAt({ commit: policyCommit, config, env });
  if (found) return found;
  throw new CannotDecide(`Commit ${policyCommit.slice(0, 10)} has no .belay/rules.json.`);
}

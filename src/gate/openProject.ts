/** Opens the project that deploys: its folder, its git facts and its records. */
import path from 'node:path';
import type { RulesFile } from '../rules/model.ts';
import type { BelayConfig } from './config.ts';
import { type GitFacts, gitFacts } from './git/facts.ts';
import { CannotDecide, loadConfig, loadRules } from './project.ts';
import type { Ledger } from './records/ledger.ts';
import { openLedger } from './records/openLedger.ts';

/** A folder with a `belay.json`, as it is checked out. */
export interface Checkout {
  /** The folder of `belay.json`, absolute. */
  root: string;
  git: GitFacts;
  ledger: Ledger;
}

/** A checkout whose `belay.json` was read. */
export interface OpenProject extends Checkout {
  config: BelayConfig & { readonly digest: string };
}

/** Where a verb was called, and with which `belay.json`. */
interface Call {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** The path of `belay.json`, as given. */
  config: string;
}

/** Asks git about the folder of `belay.json`, without reading its files. */
export async function openCheckout({ cwd, env, config }: Call): Promise<Checkout> {
  const root = path.dirname(path.resolve(cwd, config));
  const git = await gitFacts(root, env);
  return { root, git, ledger: openLedger(root, git, env) };
}

/** @throws {CannotDecide} if the files or git cannot be read. */
export async function openProject(call: Call): Promise<OpenProject> {
  const [config, checkout] = await Promise.all([
    loadConfig(path.resolve(call.cwd, call.config), call.config),
    openCheckout(call),
  ]);
  refuseTrouble(checkout);
  return { ...checkout, config };
}

/** @throws {CannotDecide} if git cannot read the repository. */
export function refuseTrouble({ git: { trouble } }: Checkout): void {
  if (trouble) throw new CannotDecide(`Git cannot say which commit is deployed: ${trouble}.`);
}

/** @throws {CannotDecide} */
export function pinnedRules({ root }: Checkout, cwd: string): Promise<RulesFile> {
  const file = path.join(root, '.belay', 'rules.json');
  return loadRules(file, path.relative(cwd, file));
}

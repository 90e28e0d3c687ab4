/** The project that deploys, read for a verb that asks about its records. */
import path from 'node:path';
import type { RulesFile } from '../rules/model.ts';
import type { BelayConfig } from './config.ts';
import { type GitFacts, gitFacts } from './git/facts.ts';
import { CannotDecide, loadConfig, loadRules } from './project.ts';
import type { Ledger } from './records/ledger.ts';
import { openLedger } from './records/openLedger.ts';

export interface Project {
  config: BelayConfig & { readonly digest: string };
  git: GitFacts;
  ledger: Ledger;
  /** The folder of `belay.json`. */
  root: string;
}

interface Place {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** The path of `belay.json`, as given. */
  config: string;
}

/** @throws {CannotDecide} where the files, or git, cannot be read. */
export async function openProject({ cwd, env, config: file }: Place): Promise<Project> {
  const root = path.dirname(path.resolve(cwd, file));
  const [config, git] = await Promise.all([
    loadConfig(path.resolve(cwd, file), file),
    gitFacts(root, env),
  ]);
  if (git.trouble) throw new CannotDecide(`Git cannot tell what is deployed: ${git.trouble}.`);
  return { config, git, ledger: openLedger(root, git, env), root };
}

/** @throws {CannotDecide} */
export function pinnedRules({ root }: Project, cwd: string): Promise<RulesFile> {
  const file = path.join(root, '.belay', 'rules.json');
  return loadRules(file, path.relative(cwd, file));
}

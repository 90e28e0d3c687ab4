/** Whether a go is recorded for a commit, by the settings and rules in that commit. */

import path from 'node:path';
import { objectionToSignature } from './answers.ts';
import { gitFacts } from './git/facts.ts';
import { goOnRecord } from './goOnRecord.ts';
import { configAt, type ProjectAt, rulesAt } from './projectAt.ts';
import type { RunRecord } from './records/model.ts';
import { openLedger } from './records/openLedger.ts';

interface Asked extends ProjectAt {
  environment: string;
  /** The machine's clock. */
  clock: Date;
}

/**
 * The run that gave a commit its go; `undefined` if no go is valid now.
 *
 * @throws {CannotDecide} if the commit's settings or rules cannot be read.
 * @throws {LedgerError} if the records cannot.
 */
export async function goForCommit(
  { commit, environment }: { commit: string; environment: string },
  place: Omit<Asked, 'commit' | 'environment'>,
): Promise<RunRecord | undefined> {
  const root = path.dirname(place.config);
  const at: ProjectAt = { commit, config: place.config, env: place.env };
  const [config, rules, git] = await Promise.all([
    configAt(at),
    rulesAt(at),
    gitFacts(root, place.env),
  ]);
  if (config === undefined || rules === undefined) return undefined;
  const ledger = openLedger(root, git, place.env);
  const [{ records }, missing] = await Promise.all([ledger.read(commit), ledger.missing()]);
  const found = await goOnRecord(records, {
    project: { name: config.project, stacks: config.stacks, environment },
    commit,
    rules,
    policy: { allowEmpty: config.allowEmpty },
    answersFor: config.answersFor,
    signature: async (run) =>
      config.requireSigned
        ? objectionToSignature(run, { root }, { env: place.env, clock: () => place.clock })
        : undefined,
    config: config.digest,
    missing,
    clock: place.clock,
    within: undefined,
  });
  return found.ok ? found.run : undefined;
}

/** Chooses where a project's records are stored. */
import path from 'node:path';
import type { GitFacts } from '../git/facts.ts';
import type { ObjectReader } from '../git/objects.ts';
import { fileLedger } from './fileLedger.ts';
import type { Ledger } from './ledger.ts';
import { notesLedger } from './notes/notesLedger.ts';

/**
 * The ledger of a project.
 *
 * @param root the folder of `belay.json`.
 * @param objects reads objects of the repository, if it is open.
 */
export function openLedger(
  root: string,
  { commit, email }: GitFacts,
  env: NodeJS.ProcessEnv,
  objects?: ObjectReader,
): Ledger {
  return commit === undefined
    ? fileLedger(path.join(root, '.belay', 'records.jsonl'))
    : notesLedger({ cwd: root, env, objects }, email);
}

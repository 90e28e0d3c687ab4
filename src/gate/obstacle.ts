import { type GitFacts, someOf } from './git/facts.ts';
import type { GateRequest } from './run.ts';

/**
 * Reasons to stop that do not come from rules, in whole sentences: a deploy to a declared environment is a deploy of the
 * commit, and with other files nobody knows what was tested. `undefined` if there are none.
 */
export function obstacleOf(
  { stage, allowDirty }: Pick<GateRequest, 'stage' | 'allowDirty'>,
  environment: string | undefined,
  { commit, dirty, changes = [] }: GitFacts,
): string | undefined {
  if (stage !== 'before-deploy' || environment === undefined || commit === undefined) {
    return undefined;
  }
  if (dirty === false || allowDirty !== undefined) return undefined;
  const found =
    dirty === undefined
      ? `Git cannot compare the files with commit ${commit.slice(0, 10)}.`
      : `The files differ from commit ${commit.slice(0, 10)}: ${someOf(changes)}.`;
  return `${found} Commit or remove the changes, or give a reason to continue with them: --allow-dirty "reason".`;
}

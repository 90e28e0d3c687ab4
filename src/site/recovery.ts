/** An incident's recovery steps, for lists of incidents and for matches. */
import { rulesOf } from './journal.ts';
import { anchorsIn } from './sources.ts';

export interface Recovery {
  /** The place of the first step on the incident's page: `#rule-…`. */
  anchor: string;
  /** The steps in order, as text. */
  steps: string[];
}

/** `undefined` if the note has no steps. */
export function recoveryOf({
  ruleIds,
  path,
}: {
  ruleIds: readonly string[];
  path: string;
}): Recovery | undefined {
  const rules = rulesOf({ ruleIds }).filter(
    ({ stage, status }) => stage === 'recovery' && status === 'active',
  );
  const [first] = rules;
  if (!first) return undefined;
  const [anchor = ''] = anchorsIn(first, path);
  return { anchor: `#${encodeURI(anchor)}`, steps: rules.map(({ text }) => text) };
}

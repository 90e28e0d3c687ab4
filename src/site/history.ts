/** The history of each rule in the gate's runs and the watch, as projects publish it with `belay log --export`. */
import type { History, HistoryOutage } from '../gate/history.ts';
import { sharedJournal } from './journal/sharedJournal.ts';
import { once } from './journal.ts';
import { read } from './reads.ts';

/** One time that a rule was asked. */
export interface Asking {
  /** ISO 8601, UTC. */
  at: string;
  project: string;
  environment?: string;
  commit?: string;
  verdict: History['runs'][number]['rules'][number]['verdict'];
  answer: 'yes' | 'no' | 'done' | null;
  /** Why it was overridden. */
  reason?: string;
}

/** Groups runs by rule: each time that it was asked, the newest first. */
export function askingsByRule({ runs }: History): Map<string, Asking[]> {
  const byRule = new Map<string, Asking[]>();
  for (const { at, project, environment, commit, rules } of runs) {
    for (const { id, verdict, answer, reason } of rules) {
      const asking: Asking = {
        at,
        project,
        ...(environment !== undefined && { environment }),
        ...(commit !== undefined && { commit }),
        verdict,
        answer,
        ...(reason !== undefined && { reason }),
      };
      const asked = byRule.get(id);
      if (asked) asked.push(asking);
      else byRule.set(id, [asking]);
    }
  }
  return byRule;
}

const byRule = once(({ histories }) => askingsByRule(histories.history));

/** Each time that a rule was asked, the newest first; undefined if the journal has no history at all. */
export const askingsOf = read('askingsOf', (ruleId: string): Asking[] | undefined =>
  byRule().size === 0 ? undefined : (byRule().get(ruleId) ?? []),
);

/** Each time that each rule was asked, by rule. Not a read itself: the values computed from it are. */
export const allAskings = (): ReadonlyMap<string, readonly Asking[]> => byRule();

const asked = once(() => new Set(byRule().keys()));

/** The ids of all rules that any run has asked. */
export const askedRules = read(
  'askedRules',
  (): ReadonlySet<string> => asked(),
  (ids) => [...ids],
);

/**
 * The outages that a watch saw by the rules of a note, the newest first: when each began, was noticed and was over.
 */
export const outagesOf = read('outagesOf', (ruleIds: readonly string[]): HistoryOutage[] => {
  const ids = new Set(ruleIds);
  return sharedJournal().histories.history.outages.filter(({ rule }) => ids.has(rule));
});

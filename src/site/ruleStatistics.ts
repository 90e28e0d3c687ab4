/** What the rules did in a year: which stopped most, which were overridden most, and which never stopped a deploy. */
import type { Rule } from '../rules/model.ts';
import { type Asking, allAskings } from './history.ts';
import { once } from './journal.ts';
import { read } from './reads.ts';
import { countsAs } from './ruleNumbers.ts';

/** How many rules each list shows. */
const MAX_SHOWN = 5;
const YEAR_MS = 365 * 86_400_000;

interface RuleCount {
  id: string;
  count: number;
}

export interface RuleStatistics {
  /** The first and the last day that is counted. */
  from: string;
  to: string;
  /** Most frequent first. */
  stopped: RuleCount[];
  overridden: RuleCount[];
  /** Asked for a whole year or more, and always passed in the last one: with how often they were asked in it. */
  neverStopped: RuleCount[];
}

/**
 * Counts what the rules that are still asked did in the year before the last run.
 *
 * @param askings by rule, each time that it was asked, the newest first.
 * @returns `undefined` if no rule was ever asked.
 */
export function statisticsOf(
  rules: readonly Pick<Rule, 'id' | 'stage' | 'status'>[],
  askings: ReadonlyMap<string, readonly Asking[]>,
): RuleStatistics | undefined {
  const newest = [...askings.values()]
    .map(([first]) => first?.at ?? '')
    .sort()
    .at(-1);
  if (!newest) return undefined;
  const start = new Date(Date.parse(newest) - YEAR_MS).toISOString();
  const inYear = ({ at }: Asking) => Date.parse(at) >= Date.parse(start);
  const asked = rules
    .filter((rule) => countsAs(rule) === 'asked')
    .map(({ id }) => ({ id, all: askings.get(id) ?? [] }));
  const most = (...verdicts: Asking['verdict'][]): RuleCount[] =>
    asked
      .map(({ id, all }) => ({
        id,
        count: all.filter((asking) => inYear(asking) && verdicts.includes(asking.verdict)).length,
      }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .slice(0, MAX_SHOWN);
  const neverStopped = asked.flatMap(({ id, all }) => {
    const recent = all.filter(inYear);
    const isOld = recent.length < all.length;
    const passed = recent.every(({ verdict }) => verdict === 'pass');
    return isOld && recent.length > 0 && passed ? [{ id, count: recent.length }] : [];
  });
  return {
    from: start.slice(0, 10),
    to: newest.slice(0, 10),
    stopped: most('stop', 'unknown'),
    overridden: most('overridden'),
    neverStopped: neverStopped.sort((a, b) => b.count - a.count),
  };
}

/** What the journal's rules did in the last year of its history. */
export const ruleStatistics = read(
  'ruleStatistics',
  once(({ rules }) => statisticsOf(rules, allAskings())),
);

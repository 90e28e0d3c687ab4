/** Counts rules by kind, in the same way everywhere on the site. */
import type { Rule } from '../rules/model.ts';
import { once } from './journal.ts';
import * as words from './language/words.ts';
import { read } from './reads.ts';

export interface RuleNumbers {
  /** Those that the gate asks. */
  asked: number;
  /** Recovery steps, which are never asked. */
  steps: number;
  retired: number;
}

/** What a rule counts as. */
export function countsAs({ stage, status }: Pick<Rule, 'stage' | 'status'>): keyof RuleNumbers {
  if (status === 'retired') return 'retired';
  return stage === 'recovery' ? 'steps' : 'asked';
}

/** Counts rules by what they count as. */
export function ruleNumbers(rules: readonly Pick<Rule, 'stage' | 'status'>[]): RuleNumbers {
  const numbers = { asked: 0, steps: 0, retired: 0 };
  for (const rule of rules) numbers[countsAs(rule)] += 1;
  return numbers;
}

const counts = once(({ rules }) => ruleNumbers(rules));

/** The numbers of all rules of the journal. */
export const ruleCounts = read('ruleCounts', (): RuleNumbers => counts());

/** `10 rules, 5 recovery steps`: zero counts are left out, except for rules. */
export function numbersInWords({ asked, steps, retired }: RuleNumbers): string {
  return [
    words.ruleCount(asked),
    steps > 0 && words.stepCount(steps),
    retired > 0 && words.retiredCount(retired),
  ]
    .filter(Boolean)
    .join(', ');
}

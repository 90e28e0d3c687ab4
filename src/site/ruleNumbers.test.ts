import { expect, test } from 'vitest';
import { numbersInWords, ruleNumbers } from './ruleNumbers.ts';

const rule = (stage: 'before-deploy' | 'recovery', status: 'active' | 'retired' = 'active') => ({
  stage,
  status,
});

test('rules, recovery steps and retired rules are counted apart', () => {
  const rules = [rule('before-deploy'), rule('recovery'), rule('recovery', 'retired')];
  expect(ruleNumbers(rules)).toEqual({ asked: 1, steps: 1, retired: 1 });
  expect(numbersInWords(ruleNumbers(rules))).toBe('1 rule, 1 recovery step, 1 retired');
});

test('a note without rules says so in one number', () => {
  expect(numbersInWords(ruleNumbers([]))).toBe('0 rules');
});

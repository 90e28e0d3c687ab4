import { describe, expect, test } from 'vitest';
import { rule, SOURCE } from '../gate/testing/rules.ts';
import type { AppliesTo } from '../rules/model.ts';
import { type Project, whereApplies, whyNotHere } from './applies.ts';
import { foreignNames, lonelyNames, type NameUse } from './scope.ts';

const SHOP: Project = {
  name: 'IsarShop',
  stacks: ['django', 'postgresql'],
  environment: 'production',
  environments: ['production', 'staging'],
};
const limited = (...limits: AppliesTo[]) =>
  rule('r', { sources: limits.map((appliesTo) => ({ ...SOURCE, appliesTo })) });

describe('a name is read as its author meant it', () => {
  test.each<[AppliesTo, boolean]>([
    [{ projects: ['isarshop'] }, true],
    [{ projects: ['ISARSHOP '] }, true],
    [{ projects: ['isar-shop'] }, false],
    [{ projects: ['blog, isarshop'] }, true],
    [{ projects: ['isar*'] }, true],
    [{ projects: ['*'] }, false],
    [{ projects: ['.*'] }, false],
    [{ stacks: ['Django'] }, true],
    [{ stacks: ['postgres'] }, true],
    [{ stacks: ['Postgres', 'mysql'] }, true],
    [{ stacks: ['mysql'] }, false],
    [{ stacks: ['java'] }, false],
    [{ environments: ['Production'] }, true],
    [{ environments: ['prod'] }, true],
    [{ environments: ['prod*'] }, true],
    [{ environments: ['production, staging'] }, true],
    [{ environments: ['staging;production'] }, true],
    [{ environments: ['prodution'] }, true],
    [{ environments: ['staging'] }, false],
    [{ environments: ['stag'] }, false],
    [{ environments: ['test'] }, false],
  ])('%j is asked: %j', (appliesTo, asked) => {
    expect(whereApplies(limited(appliesTo), SHOP) !== undefined).toBe(asked);
  });

  test('a rule that is asked because of a guess says so, and a declared environment is never guessed', () => {
    expect(whereApplies(limited({ environments: ['prod'] }), SHOP)?.remark).toBe(
      'for "prod", which may mean "production", so it is asked',
    );
    const declared = { ...SHOP, environments: ['production', 'staging', 'prod'] };
    expect(whereApplies(limited({ environments: ['prod'] }), declared)).toBeUndefined();
    expect(whereApplies(limited({ environments: ['Production'] }), SHOP)?.remark).toBeUndefined();
  });
});

test.each<[AppliesTo[], string]>([
  [[{ projects: ['blog'] }], 'only for the project blog'],
  [[{ projects: ['IsarShop'], stacks: ['go', 'rust'] }], 'only for the stacks go, rust'],
  [[{ environments: ['staging'] }], 'only for the environment staging'],
  [[{ projects: ['blog'] }, { stacks: ['go'] }], 'only for the project blog, or for the stack go'],
])('a rule for %j is not asked: %s', (limits, why) => {
  expect(whyNotHere(limited(...limits), SHOP)).toBe(why);
});

describe('names in the rules that the project does not have', () => {
  const own = { projects: ['isarshop'], stacks: ['django'], environments: ['production'] };
  const names = (limits: AppliesTo, fields = {}) =>
    foreignNames([{ ...limited(limits), ...fields }], own);

  test('are listed with what was probably meant', () => {
    expect(names({ projects: ['isar-shop', 'blog', 'IsarShop'], stacks: ['djano'] })).toEqual([
      { field: 'projects', name: 'blog' },
      { field: 'projects', name: 'isar-shop', near: 'isarshop' },
      { field: 'stacks', name: 'djano', near: 'django' },
    ]);
    expect(names({ environments: ['staging'] })).toEqual([
      { field: 'environments', name: 'staging' },
    ]);
  });

  test('do not matter in a retired rule; environments do not matter if the project declares none', () => {
    expect(names({ projects: ['blog'] }, { status: 'retired' })).toEqual([]);
    const none = { ...own, environments: [] };
    expect(foreignNames([limited({ environments: ['staging'] })], none)).toEqual([]);
  });
});

test('a name that occurs once and resembles a common one is probably a typing error', () => {
  const uses = (...names: string[]): NameUse[] => names.map((name) => ({ field: 'stacks', name }));
  const found = (...names: string[]) =>
    lonelyNames(uses(...names)).map(({ use, near }) => [use.name, near]);
  expect(found('django', 'Django', 'djnago')).toEqual([['djnago', 'django']]);
  expect(found('django', 'djnago')).toEqual([]);
  expect(found('django', 'django', 'rails')).toEqual([]);
  expect(found('django', 'django', 'djnago', 'djnago')).toEqual([]);
  expect(lonelyNames([...uses('shop', 'shop'), { field: 'projects', name: 'shopp' }])).toEqual([]);
});

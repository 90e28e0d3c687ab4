import { expect, test } from 'vitest';
import type { AppliesTo, Source } from '../rules/model.ts';
import { askedWhere } from './askedWhere.ts';

const migration = { environments: ['migration'] };

test.each<[string, AppliesTo[], string]>([
  ['one place', [migration], 'the environment migration'],
  ['no limits', [{}], ''],
  ['a place, and everywhere', [migration, {}], ''],
  [
    'a place, and a part of it',
    [{ ...migration, stacks: ['mysql'] }, migration],
    'the environment migration',
  ],
  [
    'the same place in another case',
    [migration, { environments: ['Migration'] }],
    'the environment migration',
  ],
  [
    'places that differ in one list',
    [{ stacks: ['django'] }, { stacks: ['python', 'Django'] }, { stacks: ['go'] }],
    'the stack python or Django or go',
  ],
  [
    'places that have nothing in common',
    [migration, { stacks: ['go'] }],
    'the environment migration or the stack go',
  ],
  [
    'two lists that differ',
    [
      { ...migration, stacks: ['go'] },
      { environments: ['production'], stacks: ['rust'] },
    ],
    'the environment migration; the stack go or the environment production; the stack rust',
  ],
])('where a rule is asked: %s', (_, places, expected) => {
  const sources = places.map((appliesTo) => ({ appliesTo }) as Source);
  expect(askedWhere({ sources })).toBe(expected);
});

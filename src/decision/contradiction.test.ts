import { describe, expect, test } from 'vitest';
import { rule } from '../gate/testing/rules.ts';
import { contradictionIn, type Expected, type ToldVerdict } from './contradiction.ts';

const RULES = [
  rule('asked'),
  rule('hoped-no', { expect: 'no' }),
  rule('advice', { level: 'warn' }),
  rule('elsewhere', {
    sources: [{ ...rule('x').sources[0], appliesTo: { projects: ['api'] } }] as never,
  }),
  rule('after', { stage: 'after-deploy' }),
  rule('retired', { status: 'retired' }),
];
const EXPECTED: Expected = {
  rules: RULES,
  stage: 'before-deploy',
  project: { name: 'shop', stacks: [] },
  policy: { allowEmpty: false },
};

const told = (id: string, fields: Partial<ToldVerdict> = {}): ToldVerdict => {
  const { text, level, expect: expected } = RULES.find((each) => each.id === id) ?? rule(id);
  return { id, text, level, expect: expected, verdict: 'pass', answer: 'yes', ...fields };
};
const GO = [
  told('asked'),
  told('hoped-no', { answer: 'no' }),
  told('advice', { verdict: 'warn', answer: 'no' }),
  told('elsewhere', { verdict: 'not-applicable', answer: null }),
];
/** The verdicts of a go, with one of them changed or, for `null`, taken away. */
const withChange = (id: string, fields: Partial<ToldVerdict> | null) =>
  GO.flatMap((each) => (each.id !== id ? [each] : fields === null ? [] : [{ ...each, ...fields }]));

test('the verdicts of a go are a go', () => {
  expect(contradictionIn(GO, EXPECTED)).toBeUndefined();
});

test('an override with its reason is a go', () => {
  const override = { reason: 'the shop is down', by: 'ada@shop.example' };
  const verdicts = withChange('asked', { verdict: 'overridden', answer: null, override });
  expect(contradictionIn(verdicts, EXPECTED)).toBeUndefined();
});

describe('verdicts that contradict the rules are not a go', () => {
  test.each<[string, readonly ToldVerdict[], string]>([
    ['a stop', withChange('asked', { verdict: 'stop', answer: 'no' }), '"asked" is stop'],
    ['an unknown', withChange('asked', { verdict: 'unknown', answer: null }), '"asked" is unknown'],
    ['a pass without an answer', withChange('asked', { answer: null }), 'can only be unknown'],
    ['a pass with the bad answer', withChange('asked', { answer: 'no' }), 'can only be stop'],
    [
      'the good answer, but reversed',
      withChange('hoped-no', { answer: 'yes' }),
      'can only be stop',
    ],
    [
      'a warning on a rule that stops',
      withChange('asked', { verdict: 'warn', answer: 'no' }),
      'can only be stop',
    ],
    [
      'a rule made a warning',
      withChange('asked', { level: 'warn', verdict: 'warn', answer: 'no' }),
      'another rule',
    ],
    ['a rule turned around', withChange('asked', { expect: 'no', answer: 'no' }), 'another rule'],
    ['another question', withChange('asked', { text: 'Is it Tuesday?' }), 'another rule'],
    [
      'an override without a reason',
      withChange('asked', { verdict: 'overridden', answer: null, override: { reason: ' ' } }),
      'can only be unknown',
    ],
    [
      'an override that is not there',
      withChange('asked', { verdict: 'overridden', answer: null }),
      'can only be unknown',
    ],
    [
      'a rule marked as not applying',
      withChange('asked', { verdict: 'not-applicable', answer: null }),
      'can only be unknown',
    ],
    [
      'a rule marked as applying',
      withChange('elsewhere', { verdict: 'pass', answer: 'yes' }),
      'can only be not-applicable',
    ],
    ['a rule left out', withChange('asked', null), 'no verdict on "asked"'],
    ['a rule twice', [...GO, told('asked')], 'two verdicts on one rule'],
    ['a rule of another stage', [...GO, told('after')], 'not a pinned rule of this stage'],
    ['a retired rule', [...GO, told('retired')], 'not a pinned rule of this stage'],
    ['nothing at all', [], 'no verdict on "asked"'],
  ])('%s', (_, verdicts, reason) => {
    expect(contradictionIn(verdicts, EXPECTED)).toContain(reason);
  });

  test('no rule was asked, unless that is allowed', () => {
    const [elsewhere] = GO.slice(3);
    const rules = RULES.filter(({ id }) => id === 'elsewhere');
    const verdicts = elsewhere ? [elsewhere] : [];
    expect(contradictionIn(verdicts, { ...EXPECTED, rules })).toBe('no rule was asked');
    const policy = { allowEmpty: true };
    expect(contradictionIn(verdicts, { ...EXPECTED, rules, policy })).toBeUndefined();
  });
});

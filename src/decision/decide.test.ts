import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rule, SOURCE } from '../gate/testing/rules.ts';
import type { Rule } from '../rules/model.ts';
import { decide, type Known } from './decide.ts';
import type { Decision, Finding, Verdict } from './decision.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const DIGEST = `sha256-${'A'.repeat(43)}=`;

function known(rules: readonly Rule[], more: Partial<Known> = {}): Known {
  return {
    rules: { rules: [...rules], digest: DIGEST },
    stage: 'before-deploy',
    project: { name: 'shop', stacks: ['django'], environment: 'production' },
    findings: new Map(),
    overrides: new Map(),
    now: NOW,
    policy: { allowEmpty: false },
    ...more,
  };
}

const found = (answer: Finding['answer']): Finding => ({ answer, evidence: 'seen' });

describe('one rule', () => {
  test.each<[string, Partial<Rule>, Finding['answer'] | undefined, Verdict, Decision['decision']]>([
    ['yes where yes is expected', {}, 'yes', 'pass', 'go'],
    ['no where yes is expected', {}, 'no', 'stop', 'stop'],
    ['no where no is expected', { expect: 'no' }, 'no', 'pass', 'go'],
    ['yes where no is expected', { expect: 'no' }, 'yes', 'stop', 'stop'],
    ['done for a step', { expect: 'done' }, 'done', 'pass', 'go'],
    ['yes for a step', { expect: 'done' }, 'yes', 'pass', 'go'],
    ['no for a step', { expect: 'done' }, 'no', 'stop', 'stop'],
    ['a good outcome', { expect: 'no' }, 'good', 'pass', 'go'],
    ['a bad outcome', {}, 'bad', 'stop', 'stop'],
    ['an unknown outcome', {}, 'unknown', 'unknown', 'stop'],
    ['no finding', {}, undefined, 'unknown', 'stop'],
    ['a warning with a bad answer', { level: 'warn' }, 'no', 'warn', 'go'],
    ['a warning without an answer', { level: 'warn' }, undefined, 'warn', 'go'],
    ['a warning with a good answer', { level: 'warn' }, 'yes', 'pass', 'go'],
  ])('%s', (_, fields, answer, verdict, decision) => {
    const findings = new Map(answer ? [['a', found(answer)]] : []);
    const result = decide(known([rule('a', fields)], { findings }));
    expect([result.rules[0]?.verdict, result.decision]).toEqual([verdict, decision]);
  });

  test('an answer found by a check is worded as the answer to the question', () => {
    const rules = [rule('a', { expect: 'no' }), rule('b', { expect: 'no' }), rule('c')];
    const findings = new Map([
      ['a', found('good')],
      ['b', found('bad')],
    ]);
    expect(decide(known(rules, { findings })).rules.map(({ answer }) => answer)).toEqual([
      'no',
      'yes',
      null,
    ]);
  });
});

describe('an override', () => {
  const overrides = new Map([['a', { reason: 'seen by hand' }]]);
  test.each<[Finding['answer'], Partial<Rule>, Verdict]>([
    ['no', {}, 'overridden'],
    ['unknown', {}, 'overridden'],
    ['yes', {}, 'pass'],
    ['no', { level: 'warn' }, 'warn'],
    ['no', { sources: [{ ...SOURCE, appliesTo: { projects: ['other'] } }] }, 'not-applicable'],
  ])('of %s in %j is %s', (answer, fields, verdict) => {
    const findings = new Map([['a', found(answer)]]);
    const [only] = decide(known([rule('a', fields)], { findings, overrides })).rules;
    expect(only?.verdict).toBe(verdict);
    expect(only?.override).toEqual(
      verdict === 'overridden' ? { reason: 'seen by hand' } : undefined,
    );
  });
});

describe('where no rule applies', () => {
  const elsewhere = rule('a', { sources: [{ ...SOURCE, appliesTo: { projects: ['other'] } }] });
  test.each<[string, Rule[]]>([
    ['no rule at all', []],
    ['rules of another project', [elsewhere]],
    ['rules of another stage', [rule('a', { stage: 'after-deploy' })]],
    ['retired rules', [rule('a', { status: 'retired' })]],
  ])('%s: nothing is decided, unless that is allowed', (_, rules) => {
    expect(decide(known(rules)).decision).toBe('undecided');
    expect(decide(known(rules)).reason).toContain('"shop"');
    const findings = new Map([['a', found('yes')]]);
    expect(decide(known(rules, { findings })).decision).toBe('undecided');
    expect(decide(known(rules, { policy: { allowEmpty: true } })).decision).toBe('go');
  });

  test('a retired rule has no verdict', () => {
    expect(decide(known([rule('a', { status: 'retired' })])).rules).toEqual([]);
  });
});

describe('appliesTo', () => {
  const at = (appliesTo: Rule['sources'][number]['appliesTo']) => [{ ...SOURCE, appliesTo }];
  test.each<[string, Rule['sources'], Known['project'], boolean]>([
    ['everything given matches', at({ projects: ['shop'], stacks: ['django'] }), shop(), true],
    ['one list does not match', at({ projects: ['shop'], stacks: ['go'] }), shop(), false],
    ['one of the stacks matches', at({ stacks: ['go', 'django'] }), shop(), true],
    ['the environment matches', at({ environments: ['production'] }), shop('production'), true],
    ['another environment', at({ environments: ['production'] }), shop('staging'), false],
    ['no environments are declared', at({ environments: ['production'] }), shop(), true],
    ['only the second source', [...at({ stacks: ['go'] }), ...at({})], shop(), true],
  ])('%s', (_, sources, project, applies) => {
    const { rules } = decide(known([rule('a', { sources })], { project }));
    expect(rules[0]?.verdict).toBe(applies ? 'unknown' : 'not-applicable');
  });

  test.each<[string, string, Rule['sources']]>([
    ['the worst incident that applies', 'Two', [note('One', 'sev3'), note('Two', 'sev2')]],
    ['one that applies before a worse', 'Two', [note('One', 'sev1', 'go'), note('Two', 'sev4')]],
    ['an incident before a checklist', 'Two', [note('One'), note('Two', 'sev4', 'go')]],
    ['without an incident, the first note', 'One', [note('One'), note('Two')]],
  ])('the reason given is %s', (_, title, sources) => {
    expect(decide(known([rule('a', { sources })])).rules[0]?.source.title).toBe(title);
  });

  function note(title: string, severity?: 'sev1' | 'sev2' | 'sev3' | 'sev4', stack?: string) {
    const appliesTo = stack ? { stacks: [stack] } : {};
    return { ...SOURCE, title, appliesTo, ...(severity && { severity }) };
  }

  test('a rule that is asked because no environments are declared says so', () => {
    const rules = [rule('a', { sources: at({ environments: ['production'] }) })];
    expect(decide(known(rules, { project: shop() })).rules[0]?.evidence).toContain(
      'declares no environments',
    );
  });

  function shop(environment?: string): Known['project'] {
    return { name: 'shop', stacks: ['django'], ...(environment && { environment }) };
  }
});

test('a failed after-deploy rule brings the recovery steps of this project, from top to bottom', () => {
  const step = (id: string, line: number, appliesTo = {}) =>
    rule(id, { stage: 'recovery', expect: 'done', sources: [{ ...SOURCE, line, appliesTo }] });
  const rules = [
    step('second', 20),
    step('first', 10),
    step('elsewhere', 5, { projects: ['other'] }),
    rule('up', { stage: 'after-deploy' }),
  ];
  const of = (answer: Finding['answer']) =>
    decide(
      known(rules, { stage: 'after-deploy', findings: new Map([['up', found(answer)]]) }),
    ).recovery.map(({ id }) => id);
  expect(of('no')).toEqual(['first', 'second']);
  expect(of('yes')).toEqual([]);
});

const ANSWERS = ['good', 'bad', 'unknown', undefined] as const;
const RULES = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...'abcdefghijkl'),
    level: fc.constantFrom('stop' as const, 'warn' as const),
    status: fc.constantFrom('active' as const, 'active' as const, 'retired' as const),
    stage: fc.constantFrom('before-deploy' as const, 'before-deploy' as const, 'recovery' as const),
    expect: fc.constantFrom('yes' as const, 'no' as const, 'done' as const),
    applies: fc.boolean(),
    answer: fc.constantFrom(...ANSWERS, 'yes' as const, 'no' as const, 'done' as const),
    overridden: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
type World = typeof RULES extends fc.Arbitrary<infer Value> ? Value : never;

function decideIn(world: World, allowEmpty = false): Decision {
  return decide(
    known(
      world.map(({ id, level, status, stage, expect, applies }) => {
        const appliesTo = applies ? {} : { projects: ['other'] };
        return rule(id, { level, status, stage, expect, sources: [{ ...SOURCE, appliesTo }] });
      }),
      {
        findings: new Map(
          world.flatMap(({ id, answer }) => (answer ? [[id, found(answer)] as const] : [])),
        ),
        overrides: new Map(
          world.flatMap(({ id, overridden }) => (overridden ? [[id, { reason: 'why' }]] : [])),
        ),
        policy: { allowEmpty },
      },
    ),
  );
}

describe('for any rules and findings', () => {
  test('one more rule never turns a stop into a go', () => {
    fc.assert(
      fc.property(RULES, fc.nat(), fc.boolean(), (world, at, allowEmpty) => {
        const fewer = world.filter((_, index) => index !== at % Math.max(1, world.length));
        if (decideIn(fewer, allowEmpty).decision === 'stop') {
          expect(decideIn(world, allowEmpty).decision).toBe('stop');
        }
      }),
    );
  });

  test('an answer that is lost never turns a stop into a go', () => {
    fc.assert(
      fc.property(RULES, fc.nat(), (world, at) => {
        const poorer = world.map((each, index) =>
          index === at % world.length ? { ...each, answer: undefined } : each,
        );
        if (decideIn(world).decision !== 'go') expect(decideIn(poorer).decision).not.toBe('go');
      }),
    );
  });

  test('the order of the rules does not matter', () => {
    fc.assert(
      fc.property(RULES, fc.nat(), (world, at) => {
        const turned = [...world.slice(at % 12), ...world.slice(0, at % 12)].reverse();
        expect(decideIn(turned)).toEqual(decideIn(world));
      }),
    );
  });
});

/** What a decision tells beside go and stop: every field, where it has something to say and where it has not. */
import { describe, expect, test } from 'vitest';
import { whereApplies } from '../decision/applies.ts';
import { decide, holdsUp, type Known } from '../decision/decide.ts';
import type { Finding } from '../decision/decision.ts';
import type { Rule, Severity } from '../rules/model.ts';
import { rule, SOURCE } from './testing/rules.ts';

function known(rules: readonly Rule[], more: Partial<Known> = {}): Known {
  return {
    ...{ rules: { rules: [...rules], digest: 'sha256-x' }, stage: 'before-deploy' },
    ...{ project: { name: 'shop', stacks: [] }, findings: new Map(), overrides: new Map() },
    ...{ now: new Date('2026-11-24T09:00:00Z'), policy: { allowEmpty: false }, ...more },
  };
}

describe('a verdict', () => {
  const { id, text, level } = rule('a');
  const source = rule('a').sources[0];

  test('shows everything that is known', () => {
    const words = { because: 'then it fails', group: 'Tests', help: 'Look at the log.' };
    const finding: Finding = {
      ...{ answer: 'bad', evidence: 'exit code 1', detail: '1 failed', by: 'ada@shop.example' },
    };
    const findings = new Map([['a', finding]]);
    const { rules } = decide(known([rule('a', words)], { findings }));
    expect(rules).toStrictEqual([
      {
        ...{ id, verdict: 'stop', text, level, expect: 'yes', answer: 'no', ...words, source },
        ...{ evidence: 'exit code 1', detail: '1 failed', by: 'ada@shop.example' },
      },
    ]);
  });

  test('has no field for what is not known', () => {
    expect(decide(known([rule('a')])).rules).toStrictEqual([
      {
        ...{ id, verdict: 'unknown', text, level, expect: 'yes', answer: null, source },
        evidence: 'nobody has answered',
      },
    ]);
  });

  test('says nothing about findings for a rule that is not asked', () => {
    const elsewhere = { ...SOURCE, appliesTo: { projects: ['blog'] } };
    const finding: Finding = { answer: 'bad', evidence: 'seen', detail: 'much', by: 'ada' };
    const findings = new Map([['a', finding]]);
    const { rules } = decide(known([rule('a', { sources: [elsewhere] })], { findings }));
    expect(rules).toStrictEqual([
      {
        ...{ id, verdict: 'not-applicable', text, level, expect: 'yes', answer: null },
        ...{ evidence: 'only for the project blog', source: elsewhere },
      },
    ]);
  });

  test.each<[Rule['expect'], string]>([
    ['yes', 'no'],
    ['done', 'no'],
    ['no', 'yes'],
  ])('that expected %s and found a bad outcome answers %s', (expected, answer) => {
    const findings = new Map([['a', { answer: 'bad', evidence: 'seen' } as const]]);
    const { rules } = decide(known([rule('a', { expect: expected })], { findings }));
    expect(rules[0]?.answer).toBe(answer);
  });
});

test('a decision names the environment, where there is one', () => {
  const project = { name: 'shop', stacks: [], environment: 'production' };
  expect(decide(known([], { project }))).toMatchObject({ environment: 'production' });
  expect(decide(known([]))).not.toHaveProperty('environment');
});

test('a decision that was made says no reason, and one that was not says which stage', () => {
  expect(decide(known([rule('a')]))).not.toHaveProperty('reason');
  expect(decide(known([])).reason).toBe(
    'No before-deploy rule applies to the project "shop", so nothing was asked.',
  );
});

describe('the recovery steps', () => {
  const step = (id: string, path: string, line: number, column: number, more = {}) =>
    rule(id, {
      ...{ stage: 'recovery', expect: 'done', ...more },
      sources: [{ ...SOURCE, path, line, column }],
    });
  const stepsBack = (rules: Rule[], stage: Known['stage'] = 'after-deploy') =>
    decide(known([failed(stage), ...rules], { stage })).recovery;
  // A rule that nobody answered, of the notes that the steps are in.
  const failed = (stage: Known['stage']) =>
    rule('up', { stage, sources: ['a.md', 'b.md'].map((path) => ({ ...SOURCE, path })) });

  test('come by note, line and column, without those that are retired', () => {
    const rules = [
      ...[step('e', 'b.md', 1, 1), step('d', 'a.md', 9, 8), step('c', 'a.md', 9, 2)],
      ...[step('b', 'a.md', 2, 9), step('x', 'a.md', 1, 1, { status: 'retired' })],
    ];
    expect(stepsBack(rules).map(({ id }) => id)).toEqual(['b', 'c', 'd', 'e']);
  });

  test('have a group and help where the note gives them', () => {
    const words = { group: 'Database', help: 'See the runbook.' };
    expect(stepsBack([step('a', 'a.md', 1, 1, words)])[0]).toMatchObject(words);
    const bare = stepsBack([step('a', 'a.md', 1, 1)])[0];
    expect(Object.keys(bare ?? {}).sort()).toEqual(['id', 'source', 'text']);
  });

  test('of other notes are left out', () => {
    const rules = [step('a', 'a.md', 1, 1), step('c', 'c.md', 1, 1)];
    expect(stepsBack(rules).map(({ id }) => id)).toEqual(['a']);
  });

  test('are left out before a deploy', () => {
    expect(stepsBack([step('a', 'a.md', 1, 1)], 'before-deploy')).toEqual([]);
  });
});

describe('why a rule applies', () => {
  const limited = (...environments: string[][]) =>
    rule('a', {
      sources: environments.map((each) => ({ ...SOURCE, appliesTo: { environments: each } })),
    });
  const nowhere = { name: 'shop', stacks: [] };

  test('where the project declares no environments, the rule’s own are named, each once', () => {
    expect(whereApplies(limited(['production', 'staging'], ['production']), nowhere)?.remark).toBe(
      'for production, staging; belay.json declares no environments, so it is asked',
    );
  });

  test.each<[string, Rule, string | undefined]>([
    ['in one of its environments', limited(['production']), 'production'],
    ['without limits', rule('a'), undefined],
    ['without limits, in an environment', rule('a'), 'production'],
  ])('%s there is nothing to report', (_, each, environment) => {
    const project = { ...nowhere, ...(environment && { environment }) };
    expect(whereApplies(each, project)).toStrictEqual({ source: each.sources[0] });
  });

  test.each<[Severity[], number]>([
    [['sev3', 'sev1', 'sev2'], 1],
    [['sev1', 'sev2', 'sev3'], 0],
    [['sev4', 'sev3', 'sev2'], 2],
    [['sev2', 'sev2'], 0],
  ])('of incidents of %j, the one at %i is named', (severities, index) => {
    const sources = severities.map((severity, line) => ({ ...SOURCE, severity, line: line + 1 }));
    expect(whereApplies(rule('a', { sources }), nowhere)?.source).toBe(sources[index]);
  });
});

test('an answer or a verdict that does not exist is an error', () => {
  const findings = new Map([['a', { answer: 'maybe', evidence: '' } as unknown as Finding]]);
  expect(() => decide(known([rule('a')], { findings }))).toThrow('There is no case for "maybe".');
  expect(() => holdsUp('skipped' as 'pass')).toThrow('There is no case for "skipped".');
});

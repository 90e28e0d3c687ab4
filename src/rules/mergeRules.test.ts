import { describe, expect, test } from 'vitest';
import { mergeRules, type StatedRule } from './mergeRules.ts';
import type { NoteRule } from './model.ts';

const TESTS = { kind: 'command', name: 'unit-tests' } as const;

/** The same question in a note, apart from what is given. */
function stated(path: string, rule: Partial<NoteRule> = {}): StatedRule {
  return {
    origin: { path, title: 'A', pageUrl: '/incidents/a/', appliesTo: {} },
    rule: {
      id: 'is-it-on',
      stage: 'before-deploy',
      text: 'Is it on?',
      expect: 'yes',
      level: 'stop',
      status: 'active',
      check: { kind: 'person' },
      line: 9,
      column: 3,
      anchor: 'rule-is-it-on',
      ...rule,
    },
  };
}

describe('notes that state one rule', () => {
  test('are its sources, by path, line and column, without anything that they leave out', () => {
    const { rules, diagnostics } = mergeRules([
      stated('b.md', { anchor: 'rule-açık' }),
      stated('a.md', { line: 10 }),
      stated('a.md', { column: 5 }),
      stated('a.md'),
    ]);
    expect(diagnostics).toEqual([]);
    const source = { title: 'A', appliesTo: {}, url: '/incidents/a/#rule-is-it-on' };
    expect(rules).toStrictEqual([
      {
        id: 'is-it-on',
        stage: 'before-deploy',
        text: 'Is it on?',
        expect: 'yes',
        level: 'stop',
        status: 'active',
        check: { kind: 'person' },
        sources: [
          { ...source, path: 'a.md', line: 9, column: 3 },
          { ...source, path: 'a.md', line: 9, column: 5 },
          { ...source, path: 'a.md', line: 10, column: 3 },
          {
            ...source,
            path: 'b.md',
            line: 9,
            column: 3,
            url: '/incidents/a/#rule-a%C3%A7%C4%B1k',
          },
        ],
      },
    ]);
  });

  test.each<[why: string, statements: Partial<NoteRule>[], merged: Partial<NoteRule>]>([
    ['the check counts', [{}, { check: TESTS }], { check: TESTS }],
    [
      'a role is a check',
      [{}, { check: { kind: 'person', role: 'sre' } }],
      {
        check: { kind: 'person', role: 'sre' },
      },
    ],
    ['the stricter level counts', [{ level: 'warn' }, { level: 'stop' }], { level: 'stop' }],
    ['both only warn', [{ level: 'warn' }, { level: 'warn' }], { level: 'warn' }],
    [
      'the first to say why counts',
      [{}, { because: 'b', remark: 'r', help: 'h', group: 'g' }, { because: 'c', help: 'i' }],
      { because: 'b', remark: 'r', help: 'h', group: 'g' },
    ],
    ['all retired it', [{ status: 'retired' }, { status: 'retired' }], { status: 'retired' }],
    [
      'texts differ only in how they are written',
      [{ text: 'Isn’t  it on?' }, { text: "ISN'T IT ON ?!" }],
      { text: 'Isn’t  it on?' },
    ],
  ])('%s', (_, statements, merged) => {
    const { rules, diagnostics } = mergeRules(
      statements.map((rule, index) => stated(`${index}.md`, rule)),
    );
    expect(diagnostics).toEqual([]);
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject(merged);
    expect(rules[0]?.sources.map(({ path }) => path)).toEqual(
      statements.map((_rule, index) => `${index}.md`),
    );
  });

  test('a retired statement has no effect, and gives a warning', () => {
    const { rules, diagnostics } = mergeRules([
      stated('a.md', { status: 'retired', expect: 'no', because: 'once', check: TESTS }),
      stated('b.md', { level: 'warn' }),
    ]);
    expect(rules).toMatchObject([
      { status: 'active', expect: 'yes', level: 'warn', check: { kind: 'person' } },
    ]);
    expect(rules[0]?.because).toBeUndefined();
    expect(rules[0]?.sources.map(({ path }) => path)).toEqual(['b.md']);
    expect(diagnostics).toEqual([
      {
        code: 'retired-elsewhere-active',
        severity: 'warning',
        message: 'this rule is retired here, but another note still asks it',
        note: 'Strike it through there as well, or remove the strikethrough here.',
        path: 'a.md',
        line: 9,
        column: 3,
        related: { path: 'b.md', line: 9, column: 3, message: 'still active here' },
      },
    ]);
  });

  test('a date and a severity go with their source', () => {
    const { origin, rule } = stated('a.md');
    const { rules } = mergeRules([
      { rule, origin: { ...origin, date: '2024-02-03', severity: 'sev1' } },
    ]);
    expect(rules[0]?.sources).toMatchObject([{ date: '2024-02-03', severity: 'sev1' }]);
  });
});

describe('notes that disagree', () => {
  test.each<[Partial<NoteRule>, Partial<NoteRule>, code: string, message: string, note: string]>([
    [
      { text: 'Is it off?' },
      {},
      'id-conflict',
      'two different rules share the id "is-it-on"',
      'Add a different id after one of them, for example `id=unit-tests`.',
    ],
    [
      { expect: 'no' },
      {},
      'answer-conflict',
      'two notes ask the same question and expect opposite answers: no and yes',
      'Decide which answer lets the deploy continue. A consequence, `(so, …)`, reverses an answer.',
    ],
    [
      {},
      { stage: 'recovery' },
      'stage-conflict',
      'two notes ask the same question at different stages: before-deploy and recovery',
      'Word one of them differently, or add a different `id=…` after it.',
    ],
    [
      { check: TESTS },
      { check: { kind: 'command', name: 'tests' } },
      'check-conflict',
      'two notes give this rule different checks',
      'Write the same check in both, or leave it out of one.',
    ],
  ])('%j against %j', (first, second, code, message, note) => {
    const a = stated('a.md', first);
    const b = stated('b.md', second);
    const place = { line: 9, column: 3 };
    expect(mergeRules([b, a]).diagnostics).toEqual([
      {
        severity: 'error',
        code,
        message,
        note,
        path: 'b.md',
        ...place,
        related: { path: 'a.md', ...place, message: a.rule.text },
      },
      {
        severity: 'error',
        code,
        message,
        note,
        path: 'a.md',
        ...place,
        related: { path: 'b.md', ...place, message: b.rule.text },
      },
    ]);
  });

  test('the same check twice is no conflict, and one that differs is one', () => {
    const rules = [TESTS, TESTS, { kind: 'drift', name: 'x' } as const].map((check, index) =>
      stated(`${index}.md`, { check }),
    );
    expect(mergeRules(rules.slice(0, 2)).diagnostics).toEqual([]);
    expect(mergeRules(rules).diagnostics.map(({ path }) => path)).toEqual(['2.md', '0.md']);
  });
});

test('rules are sorted by id, whatever the order of their notes', () => {
  const statements = ['c', 'A', 'b'].map((id, index) => stated(`${index}.md`, { id }));
  expect(mergeRules(statements).rules.map(({ id }) => id)).toEqual(['A', 'b', 'c']);
});

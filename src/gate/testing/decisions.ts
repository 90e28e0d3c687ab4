/** For tests: generates decisions with arbitrary texts. */
import * as fc from 'fast-check';
import { decide } from '../../decision/decide.ts';
import type { Decision, Finding } from '../../decision/decision.ts';
import type { AppliesTo, Rule } from '../../rules/model.ts';
import { rule, SOURCE } from './rules.ts';

/** Texts that are special to readers of a report: markup, commands, terminal control characters. */
const MEANING = [
  ...['::error::no', '\n::set-output name=a::b', '##[add-mask]a', '%0A::error::', ']]>', '<!--'],
  ...[
    '</failure>',
    '&#0;',
    '"',
    '|',
    '`',
    '[a](javascript:b)',
    '<script>',
    '\r\n',
    '\u0000',
    '\ud800',
  ],
  ...['\x1b[2J', '\u009b', '\u202e', '\ufffe', '\n  ::stop-commands::x', '{{', '\\', ': ', ', '],
];
const text = fc
  .array(
    fc.oneof(
      { arbitrary: fc.string({ unit: 'binary', maxLength: 8 }), weight: 2 },
      { arbitrary: fc.constantFrom(...MEANING), weight: 1 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));

const anyRule = (id: string): fc.Arbitrary<Rule> =>
  fc
    .record({
      ...{ text, because: text, help: text, group: text, title: text },
      stage: fc.constantFrom(
        'before-deploy' as const,
        'after-deploy' as const,
        'recovery' as const,
      ),
      expect: fc.constantFrom('yes' as const, 'no' as const, 'done' as const),
      level: fc.constantFrom('stop' as const, 'stop' as const, 'warn' as const),
      status: fc.constantFrom('active' as const, 'active' as const, 'retired' as const),
      appliesTo: fc.constantFrom<AppliesTo>({}, { projects: ['shop'] }, { projects: ['other'] }),
    })
    .map(({ title, appliesTo, ...fields }) =>
      rule(id, {
        ...fields,
        sources: [{ ...SOURCE, title, appliesTo }],
      }),
    );

const finding: fc.Arbitrary<Finding> = fc.record(
  {
    answer: fc.constantFrom(...(['good', 'good', 'bad', 'unknown', 'yes', 'no', 'done'] as const)),
    evidence: text,
    detail: text,
    by: text,
  },
  { requiredKeys: ['answer', 'evidence'] },
);

const IDS = ['a', 'b', 'c', 'd'];

export const anyDecision: fc.Arbitrary<Decision> = fc
  .record({
    rules: fc.subarray(IDS).chain((ids) => fc.tuple(...ids.map(anyRule)) as fc.Arbitrary<Rule[]>),
    findings: fc.dictionary(fc.constantFrom(...IDS), finding),
    overrides: fc.dictionary(
      fc.constantFrom(...IDS),
      fc.record({ reason: text, by: text }, { requiredKeys: ['reason'] }),
      { maxKeys: 1 },
    ),
    stage: fc.constantFrom('before-deploy' as const, 'after-deploy' as const),
    name: fc.oneof({ arbitrary: fc.constant('shop'), weight: 3 }, { arbitrary: text, weight: 1 }),
    allowEmpty: fc.boolean(),
    reason: text,
  })
  .map(({ rules, findings, overrides, stage, name, allowEmpty, reason }) => {
    const decision = decide({
      rules: { rules, digest: `sha256-${'A'.repeat(43)}=` },
      stage,
      project: { name, stacks: [], environment: 'production' },
      findings: new Map(Object.entries(findings)),
      overrides: new Map(Object.entries(overrides)),
      now: new Date('2026-11-24T09:00:00Z'),
      policy: { allowEmpty },
    });
    return decision.decision === 'undecided' ? { ...decision, reason } : decision;
  });

/** Every decision on up to three rules: all there is that a rule can be and that can be known about it. */
import { expect, test } from 'vitest';
import { rule, SOURCE } from '../gate/testing/rules.ts';
import type { Rule } from '../rules/model.ts';
import { decide, type Known } from './decide.ts';
import type { Decision, Finding, Override } from './decision.ts';

interface State {
  level: Rule['level'];
  status: Rule['status'];
  applies: boolean;
  overridden: boolean;
  /** The outcome of a check, which is good or bad; `undefined` where nothing was found out. */
  answer: 'good' | 'bad' | 'unknown' | undefined;
}

const STATES: State[] = (['stop', 'warn'] as const).flatMap((level) =>
  (['active', 'retired'] as const).flatMap((status) =>
    [true, false].flatMap((applies) =>
      [true, false].flatMap((overridden) =>
        (['good', 'bad', 'unknown', undefined] as const).map((answer) => ({
          ...{ level, status, applies, overridden, answer },
        })),
      ),
    ),
  ),
);

/** The verdict that the design gives a state, as briefly as it can be written. */
type Effect = 'stops' | 'asked' | 'nothing';
const effectOf = ({ level, status, applies, overridden, answer }: State): Effect => {
  if (status === 'retired' || !applies) return 'nothing';
  return level === 'stop' && answer !== 'good' && !overridden ? 'stops' : 'asked';
};

function wanted(effects: readonly Effect[], allowEmpty: boolean): Decision['decision'] {
  if (effects.includes('stops')) return 'stop';
  return effects.includes('asked') || allowEmpty ? 'go' : 'undecided';
}

/** The rules of each place in a list, made once: a rule a state. */
const PLACES = ['d', 'b', 'a'].map((id) =>
  STATES.map(({ level, status, applies }) => {
    const appliesTo = applies ? {} : { projects: ['other'] };
    return rule(id, { level, status, expect: 'no', sources: [{ ...SOURCE, appliesTo }] });
  }),
);
const FINDINGS = STATES.map(({ answer }): Finding | undefined =>
  answer ? { answer, evidence: 'seen' } : undefined,
);
const EFFECTS = STATES.map(effectOf);
const WHY: Override = { reason: 'seen by hand' };
const NOW = new Date('2026-11-24T09:00:00Z');

function decideOn(states: readonly number[], allowEmpty: boolean): Decision['decision'] {
  const rules: Rule[] = [];
  const findings = new Map<string, Finding>();
  const overrides = new Map<string, Override>();
  for (const [place, state] of states.entries()) {
    const each = PLACES[place]?.[state] as Rule;
    rules.push(each);
    const finding = FINDINGS[state];
    if (finding) findings.set(each.id, finding);
    if (STATES[state]?.overridden) overrides.set(each.id, WHY);
  }
  const known: Known = {
    ...{ findings, overrides, now: NOW, policy: { allowEmpty }, stage: 'before-deploy' },
    rules: { rules, digest: '' },
    project: { name: 'shop', stacks: [] },
  };
  return decide(known).decision;
}

/** Calls for each choice of up to `most` states; in any order, or each set once. */
function visit(
  most: number,
  inAnyOrder: boolean,
  see: (states: readonly number[]) => void,
  states: number[] = [],
): void {
  see(states);
  if (states.length === most) return;
  const from = inAnyOrder ? 0 : (states.at(-1) ?? 0);
  for (let state = from; state < STATES.length; state++) {
    visit(most, inAnyOrder, see, [...states, state]);
  }
}

function check(most: number, inAnyOrder: boolean, allowEmpty: boolean): number {
  let count = 0;
  visit(most, inAnyOrder, (states) => {
    count++;
    const right = wanted(
      states.map((state) => EFFECTS[state] as Effect),
      allowEmpty,
    );
    const decision = decideOn(states, allowEmpty);
    // One assertion per decision would take longer than everything else.
    if (decision !== right) {
      expect(states.map((state) => STATES[state])).toBe(`${right}, not ${decision}`);
    }
  });
  return count;
}

test('up to three rules, each set of states once, where an empty stage is not allowed', () => {
  expect(check(3, false, false)).toBe(47_905);
});

test('up to two rules in either order, where an empty stage is allowed and where not', () => {
  for (const allowEmpty of [true, false]) expect(check(2, true, allowEmpty)).toBe(1 + 64 + 64 ** 2);
});

test('up to three rules where an empty stage is allowed', () => {
  expect(check(3, false, true)).toBe(47_905);
});

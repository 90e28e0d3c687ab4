import { describe, expect, test } from 'vitest';
import { chooseOverride, type OverrideAsked, overridersOf } from './overrides.ts';
import { BelayConfig } from './projectConfig.ts';
import type { OverrideRecord } from './records/model.ts';
import { answerRecord } from './testing/records.ts';
import { rule } from './testing/rules.ts';

const FREE = rule('a');
const ROLE = rule('a', { check: { kind: 'person', role: 'pm' } });
const config = (fields: object = {}) =>
  BelayConfig.parse({
    project: 'shop',
    people: { pm: ['ada@shop.example'], override: ['bob@shop.example'] },
    ...fields,
  });
const { answer: _, ...said } = answerRecord();
const override = (fields: Partial<OverrideRecord> = {}): OverrideRecord => ({
  ...said,
  kind: 'override',
  reason: 'the shop is down',
  ...fields,
});
const choose = (records: OverrideRecord[], asked: Partial<OverrideAsked> = {}) =>
  chooseOverride(records, {
    rule: FREE,
    project: 'shop',
    environment: 'production',
    digest: said.digest,
    config: config(),
    clock: new Date('2026-11-24T12:00:00Z'),
    objection: () => undefined,
    ...asked,
  });

test.each([
  ['a rule of anybody, by anybody', FREE, {}, undefined],
  [
    'a rule with a role, by its holders and those of override',
    ROLE,
    {},
    ['ada@shop.example', 'bob@shop.example'],
  ],
  [
    'as belay.json says, by roles and addresses',
    FREE,
    { overrides: { by: ['pm', 'eve@shop.example'] } },
    ['ada@shop.example', 'eve@shop.example'],
  ],
  ['by nobody, where a role has no holder', FREE, { overrides: { by: ['cto'] } }, []],
])('may be overridden: %s', (_, each, fields, expected) => {
  expect(overridersOf(each, config(fields))).toEqual(expected);
});

describe('an override counts', () => {
  test('by the person who may give it, with its reason', () => {
    expect(choose([override()], { rule: ROLE }).override).toEqual({
      reason: 'the shop is down',
      by: 'ada@shop.example',
    });
  });

  test('for as long as it says', () => {
    const expires = '2026-11-24T13:00:00.000Z';
    expect(choose([override({ expires })]).override).toMatchObject({ expires });
  });

  test('of two people, where it takes two', () => {
    const asked = { config: config({ overrides: { twoPeople: true } }) };
    const bob = override({ by: 'bob@shop.example', at: '2026-11-24T10:00:00.000Z' });
    expect(choose([override(), bob], asked).override?.by).toBe(
      'bob@shop.example and ada@shop.example',
    );
    expect(choose([override(), override({ by: 'ADA@shop.example' })], asked).objection).toContain(
      'a second person',
    );
    expect(choose([override({ by: undefined }), bob], asked).objection).toContain(
      'a second person',
    );
  });
});

test.each<[string, Partial<OverrideRecord>, Partial<OverrideAsked>, string]>([
  [
    'by somebody else',
    { by: 'eve@shop.example' },
    { rule: ROLE },
    'only ada@shop.example, bob@shop.example may',
  ],
  ['by nobody that git knows', { by: undefined }, { rule: ROLE }, 'may'],
  [
    'whose time is over',
    { expires: '2026-11-24T12:00:00.000Z' },
    {},
    'only until 2026-11-24T12:00Z',
  ],
  ['of other words', { text: 'Is it?' }, {}, 'another wording'],
  ['of other rules', { digest: `sha256-${'B'.repeat(43)}=` }, {}, 'the rules have changed'],
  ['in the future', { at: '2026-11-25T12:00:00.000Z' }, {}, 'at a time in the future'],
  [
    'whose signature does not hold',
    {},
    { objection: () => 'it is not signed' },
    'it is not signed',
  ],
])('an override %s does not count, and the reason is given', (_, fields, asked, reason) => {
  expect(choose([override(fields)], asked)).toEqual({ objection: expect.stringContaining(reason) });
});

test('an override of another rule, project or environment does not count for this one', () => {
  const others = [{ rule: 'b' }, { project: 'api' }, { environment: 'staging' }];
  expect(choose(others.map(override))).toEqual({});
});

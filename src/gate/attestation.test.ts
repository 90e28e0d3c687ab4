import { expect, test } from 'vitest';
import { checkEnvelope, type Expected, envelopeOf } from './attestation.ts';
import { runOf } from './testing/records.ts';
import { rule, rulesFile, SOURCE } from './testing/rules.ts';

const RULES = await rulesFile([rule('asked')]);
const CONFIG = `sha256-${'C'.repeat(43)}=`;
const HERE: Expected = {
  commit: '1'.repeat(40),
  tree: '2'.repeat(40),
  project: { name: 'shop', stacks: [], environment: 'production' },
  rules: RULES,
  policy: { allowEmpty: false },
  config: CONFIG,
};
const [{ text, level, expect: expected }] = RULES.rules as [(typeof RULES.rules)[number]];
const verdict = {
  id: 'asked',
  text,
  level,
  expect: expected,
  verdict: 'pass' as const,
  answer: 'yes' as const,
};
const ENVELOPE = envelopeOf(
  runOf({
    environment: 'production',
    digest: RULES.digest,
    config: CONFIG,
    by: 'ada@shop.example',
    rules: [{ ...verdict, evidence: 'a secret', detail: 'a secret', source: SOURCE }],
  }),
  HERE,
);
const payload = () => JSON.parse(Buffer.from(JSON.parse(ENVELOPE).payload, 'base64').toString());

test('a go is a statement about the commit and its files, and is checked back', () => {
  expect(payload()).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'shop', digest: { gitCommit: HERE.commit, gitTree: HERE.tree } }],
  });
  expect(JSON.stringify(payload())).not.toContain('secret');
  expect(checkEnvelope(ENVELOPE, HERE)).toMatchObject({
    ok: true,
    by: 'ada@shop.example',
    signatures: 0,
  });
});

test.each<[string, Partial<Expected>, string]>([
  ['another commit', { commit: '3'.repeat(40) }, 'another commit'],
  ['other files', { tree: '3'.repeat(40) }, 'other files'],
  ['another project', { project: { ...HERE.project, name: 'api' } }, 'another project'],
  ['another environment', { project: { name: 'shop', stacks: [] } }, 'another environment'],
  ['other rules', { rules: { ...RULES, digest: CONFIG } }, 'other rules'],
  ['another belay.json', { config: RULES.digest }, 'another belay.json'],
  [
    'a rule that it does not tell of',
    { rules: { ...RULES, rules: [...RULES.rules, rule('more')] } },
    'no verdict on "more"',
  ],
])('one of %s is no go here', (_, fields, reason) => {
  expect(checkEnvelope(ENVELOPE, { ...HERE, ...fields })).toEqual({
    ok: false,
    reason: expect.stringContaining(reason),
  });
});

test.each(['', '{}', '{"payloadType":"x"}', ENVELOPE.replace('in-toto', 'other')])(
  'what is no attestation is refused: %j',
  (other) => {
    expect(checkEnvelope(other, HERE)).toMatchObject({ ok: false });
  },
);

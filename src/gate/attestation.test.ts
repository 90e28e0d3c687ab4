import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkEnvelope, type Expected, envelopeOf } from './attestation.ts';
import { runOf } from './testing/records.ts';
import { rule, rulesFile, SOURCE } from './testing/rules.ts';

const RULES = await rulesFile([rule('asked')]);
const CONFIG = `sha256-${'C'.repeat(43)}=`;
const OTHER = `sha256-${'O'.repeat(43)}=`;
const HERE: Expected = {
  commit: '1'.repeat(40),
  tree: '2'.repeat(40),
  project: { name: 'shop', stacks: [], environment: 'production' },
  rules: RULES,
  policy: { allowEmpty: false },
  config: CONFIG,
  program: OTHER,
  clock: new Date('2026-11-24T12:00:00Z'),
  within: undefined,
  key: undefined,
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
const RUN = runOf({
  environment: 'production',
  digest: RULES.digest,
  config: CONFIG,
  by: 'ada@shop.example',
  rules: [{ ...verdict, evidence: 'a secret', detail: 'a secret', source: SOURCE }],
});
const ENVELOPE = envelopeOf(RUN, HERE);
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
  ['another belay.mjs', { program: CONFIG }, 'another belay.mjs'],
  ['an hour that is too long ago', { within: 60_000 }, 'too old'],
  ['a time in the future', { clock: new Date('2026-11-24T08:00:00Z') }, 'a clock is wrong'],
  ['a signature that nobody made', { key: 'no key at all' }, 'not signed by that key'],
  [
    'a rule that it does not mention',
    { rules: { ...RULES, rules: [...RULES.rules, rule('more')] } },
    'no verdict on "more"',
  ],
])('a go with %s does not count here', (_, fields, reason) => {
  expect(checkEnvelope(ENVELOPE, { ...HERE, ...fields })).toEqual({
    ok: false,
    reason: expect.stringContaining(reason),
  });
});

test.each<[string, Partial<typeof RUN>, string]>([
  ['a stop', { decision: 'stop' }, 'says stop'],
  ['files that differed', { dirty: true }, 'files that differed'],
  ['after the deploy', { stage: 'after-deploy' }, 'the stage after-deploy'],
  [
    'an override that has ended',
    {
      rules: [
        {
          ...{ ...verdict, evidence: '', source: SOURCE },
          verdict: 'overridden',
          override: { reason: 'x', expires: '2026-11-24T10:00:00.000Z' },
        },
      ],
    },
    'has ended',
  ],
])('not a go: %s', (_, fields, reason) => {
  expect(checkEnvelope(envelopeOf({ ...RUN, ...fields }, HERE), HERE)).toEqual({
    ok: false,
    reason: expect.stringContaining(reason),
  });
});

test.each([
  ['ed25519', null, generateKeyPairSync('ed25519')],
  ['ECDSA, as cosign has it', 'sha256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
] as const)('a signature by the key counts, and no other: %s', (_, algorithm, keys) => {
  const envelope = JSON.parse(ENVELOPE);
  const body = Buffer.from(envelope.payload, 'base64');
  const head = `DSSEv1 28 application/vnd.in-toto+json ${body.length} `;
  const sig = sign(algorithm, Buffer.concat([Buffer.from(head), body]), keys.privateKey);
  const signed = { ...envelope, signatures: [{ sig: sig.toString('base64') }] };
  const key = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const here = { ...HERE, key };
  expect(checkEnvelope(JSON.stringify(signed), here)).toMatchObject({ ok: true, signatures: 1 });
  expect(checkEnvelope(JSON.stringify({ dsseEnvelope: signed }), here).ok).toBe(true);
  const changed = { ...signed, payload: Buffer.from(`${body} `).toString('base64') };
  expect(checkEnvelope(JSON.stringify(changed), here).ok).toBe(false);
});

test.each(['', '{}', '{"payloadType":"x"}', ENVELOPE.replace('in-toto', 'other')])(
  'what is no attestation is refused: %j',
  (other) => {
    expect(checkEnvelope(other, HERE)).toMatchObject({ ok: false });
  },
);

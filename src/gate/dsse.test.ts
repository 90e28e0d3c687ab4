import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Envelope, isSignedBy, preAuthEncoding } from './dsse.ts';

/** The example of the protocol: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md#test-vectors */
const EXAMPLE = {
  payloadType: 'http://example.com/HelloWorld',
  payload: 'aGVsbG8gd29ybGQ=',
  signatures: [
    {
      sig: 'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==',
    },
  ],
};
const X = 46950820868899156662930047687818585632848591499744589407958293238635476079160n;
const Y = 5640078356564379163099075877009565129882514886557779369047442380624545832820n;
const coordinate = (number: bigint) =>
  Buffer.from(number.toString(16).padStart(64, '0'), 'hex').toString('base64url');
const EXAMPLE_KEY = createPublicKey({
  key: { kty: 'EC', crv: 'P-256', x: coordinate(X), y: coordinate(Y) },
  format: 'jwk',
}).export({ type: 'spki', format: 'pem' }) as string;

describe('the example of the protocol', () => {
  test('has the bytes that are signed', () => {
    const payload = Buffer.from('hello world');
    expect(preAuthEncoding(EXAMPLE.payloadType, payload).toString()).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    );
  });

  test('is signed by its key, and not if one part of it is another', () => {
    const envelope = Envelope.parse(EXAMPLE);
    expect(isSignedBy(EXAMPLE_KEY, envelope)).toBe(true);
    expect(isSignedBy(EXAMPLE_KEY, { ...envelope, payloadType: 'http://example.com/Hello' })).toBe(
      false,
    );
    expect(isSignedBy(EXAMPLE_KEY, { ...envelope, payload: 'aGVsbG8gd29ybGs=' })).toBe(false);
    expect(isSignedBy(EXAMPLE_KEY, { ...envelope, signatures: [] })).toBe(false);
  });
});

test('lengths are in bytes, and an empty payload is signed too', () => {
  expect(preAuthEncoding('exämple', new Uint8Array()).toString()).toBe('DSSEv1 8 exämple 0 ');
});

test.each(['base64', 'base64url'] as const)('a signature in %s is accepted', (alphabet) => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  // These bytes have both characters in which the alphabets differ.
  const payload = Buffer.from([0xfb, 0xff, 0xbf, 0x3e, 0x3f]);
  const signed = preAuthEncoding('text/plain', payload);
  const sig = sign(null, signed, privateKey).toString(alphabet);
  const envelope = Envelope.parse({
    payloadType: 'text/plain',
    payload: payload.toString(alphabet),
    signatures: [{ keyid: 'not looked at', sig }],
  });
  const key = publicKey.export({ type: 'spki', format: 'pem' }) as string;
  expect(isSignedBy(key, envelope)).toBe(true);
});

test('empty fields of an envelope may be left out', () => {
  expect(Envelope.parse({ payloadType: 'a', payload: '' }).signatures).toEqual([]);
  expect(Envelope.safeParse({ payloadType: 'a', payload: 'not base64!' }).success).toBe(false);
});

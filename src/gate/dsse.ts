/** Signatures of DSSE envelopes, as its protocol defines them. @see https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import * as z from 'zod';

/** Signers may use either alphabet, and verifiers have to accept both. */
const Base64 = z.string().regex(/^(?:[A-Za-z0-9+/]|[A-Za-z0-9_-])*={0,2}$/);

/** An envelope, whatever it holds. Empty fields may be left out. */
export const Envelope = z.object({
  payloadType: z.string(),
  payload: Base64,
  signatures: z.array(z.object({ keyid: z.string().nullish(), sig: Base64 })).default([]),
});
export type Envelope = z.infer<typeof Envelope>;

/** The bytes of an envelope's payload. Node reads both alphabets of base64. */
export function payloadOf({ payload }: Pick<Envelope, 'payload'>): Buffer {
  return Buffer.from(payload, 'base64');
}

/** What is signed: the type and the payload, each with its length in bytes. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType);
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ]);
}

/**
 * Whether one of the signatures of an envelope is by a key. What the envelope says of its keys does not count.
 *
 * @param key a public key in PEM: RSA with SHA-256, Ed25519, or ECDSA with SHA-256, whose signatures may be in DER, as cosign
 *   writes them, or two numbers, one after the other.
 */
export function isSignedBy(key: string, envelope: Envelope): boolean {
  const publicKey = publicKeyOf(key);
  if (!publicKey) return false;
  const signed = preAuthEncoding(envelope.payloadType, payloadOf(envelope));
  const type = publicKey.asymmetricKeyType ?? '';
  const algorithm = type.startsWith('ed') ? null : 'sha256';
  const encodings = type === 'ec' ? (['der', 'ieee-p1363'] as const) : (['der'] as const);
  return envelope.signatures.some(({ sig }) =>
    encodings.some((dsaEncoding) => {
      try {
        const by = { key: publicKey, dsaEncoding };
        return verify(algorithm, signed, by, Buffer.from(sig, 'base64'));
      } catch {
        return false;
      }
    }),
  );
}

function publicKeyOf(key: string): KeyObject | undefined {
  try {
    return createPublicKey(key);
  } catch {
    return undefined;
  }
}

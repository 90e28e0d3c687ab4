/** Why there was no response, in plain words. */

const WORDS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens at that port',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ENOTFOUND: 'the name does not exist',
  EAI_AGAIN: 'the name could not be looked up',
  HPE_HEADER_OVERFLOW: 'its headers are too long',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an authority that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate comes from an authority that is not known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an authority that is not known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes from an authority that is not known',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  EPROTO: 'its TLS does not work',
};

/** Why a request failed, as the end of a sentence, with Node's error code. */
export function whyNoAnswer(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return message;
  if (code.startsWith('HPE_')) return `${WORDS[code] ?? 'it does not speak HTTP'} (${code})`;
  if (code.startsWith('ERR_SSL_')) return `${WORDS['EPROTO']} (${code})`;
  return Object.hasOwn(WORDS, code) ? `${WORDS[code]} (${code})` : code;
}

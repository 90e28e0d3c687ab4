/** Records could not be read or written; the message says why, as the end of a sentence. */
export class LedgerError extends Error {
  override name = 'LedgerError';
}

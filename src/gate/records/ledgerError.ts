import { ObjectError } from '../git/objects.ts';

/** Records could not be read or written; the message says why, as the end of a sentence. */
export class LedgerError extends Error {
  override name = 'LedgerError';
}

/** Reads objects of a repository. @throws {LedgerError} if git cannot read one. */
export async function asLedger<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof ObjectError ? new LedgerError(error.message) : error;
  }
}

import { CannotDecide } from '../gate/project.ts';
import { LedgerError } from '../gate/records/ledgerError.ts';
import { UsageError } from '../gate/usageError.ts';

/** Runs work; if the project cannot be read, prints a sentence and returns exit code 2. */
export async function inSentences<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotDecide) throw new UsageError(error.message);
    if (error instanceof LedgerError) {
      throw new UsageError(`The records cannot be read or written: ${error.message}.`);
    }
    throw error;
  }
}

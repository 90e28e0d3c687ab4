/** A mistake on the command line. Its message says what to write instead, and is all that is shown. */
export class UsageError extends Error {
  override name = 'UsageError';
}

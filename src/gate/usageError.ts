/** A mistake on the command line. Only its message is shown; it says what to write instead. */
export class UsageError extends Error {
  override name = 'UsageError';
}

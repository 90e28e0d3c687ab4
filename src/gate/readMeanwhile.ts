import { stateNow } from '../files/fileState.ts';

/**
 * Begins to read a file while something else is going on.
 *
 * @returns a function that gives the content as it is when the function is called: if the file changed since, it is read
 *   again.
 */
export function readMeanwhile<Content>(
  file: string,
  read: () => Promise<Content>,
): () => Promise<Content> {
  const before = stateNow(file)?.state;
  const reading = read().then(
    (content) => () => content,
    (error: unknown) => () => {
      throw error;
    },
  );
  return async () => {
    const result = await reading;
    return before !== undefined && before === stateNow(file)?.state ? result() : read();
  };
}

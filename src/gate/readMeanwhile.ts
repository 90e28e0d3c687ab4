import { statSync } from 'node:fs';

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
  const before = stateOf(file);
  const reading = read().then(
    (content) => () => content,
    (error: unknown) => () => {
      throw error;
    },
  );
  return async () => {
    const result = await reading;
    return before !== undefined && before === stateOf(file) ? result() : read();
  };
}

/** What is different after each change of a file; `undefined` if there is no such file. */
function stateOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && [found.dev, found.ino, found.size, found.mtimeMs, found.ctimeMs].join();
}

import { readFile, stat } from 'node:fs/promises';

/** The limit for a file or response from outside, in bytes. Ten thousand rules take a third of it. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;

/**
 * Reads a file from outside. Refuses a pipe or a device, which may never end.
 *
 * @throws an error with the system's `code`, or with a message that says why, as the end of a sentence.
 */
export async function wholeFile(file: string): Promise<Uint8Array> {
  const facts = await stat(file);
  // For a folder, the system's own error says so.
  if (!facts.isFile() && !facts.isDirectory()) throw new Error('it is not a file');
  if (facts.size > MAX_FILE_BYTES) throw new Error('it is larger than 32 MB');
  return await readFile(file);
}

import { readFile, stat } from 'node:fs/promises';

/** Bytes of a file or of an answer that somebody else made. Ten thousand rules take a third of it. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;

/**
 * Reads a file that somebody else may have put there. A pipe or a device, which may never end, is refused.
 *
 * @throws an error with the system's `code`, or with a message that says why, as the end of a sentence.
 */
export async function wholeFile(file: string): Promise<Uint8Array> {
  const facts = await stat(file);
  // Of a folder the system says so itself.
  if (!facts.isFile() && !facts.isDirectory()) throw new Error('it is not a file');
  if (facts.size > MAX_FILE_BYTES) throw new Error('it is larger than 32 MB');
  return await readFile(file);
}

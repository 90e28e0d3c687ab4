import { readFile, stat } from 'node:fs/promises';
import { MOST_BYTES } from '../gate/rulesFile.ts';

/**
 * Reads a file that somebody else may have put there. A pipe or a device, which may never end, is refused.
 *
 * @throws an error with the system's `code`, or with a message that says why, as the end of a sentence.
 */
export async function wholeFile(file: string): Promise<Uint8Array> {
  const facts = await stat(file);
  // Of a folder the system says so itself.
  if (!facts.isFile() && !facts.isDirectory()) throw new Error('it is no file');
  if (facts.size > MOST_BYTES) throw new Error('it has more than 32 MB');
  return await readFile(file);
}

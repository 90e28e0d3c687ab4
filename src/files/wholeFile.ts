import { readFileSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { refuseDevice } from './refuseDevice.ts';

/** The limit for a file or response from outside, in bytes. Ten thousand rules take a third of it. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;

/**
 * Reads a file from outside. Refuses a pipe or a device, which may never end.
 *
 * @throws an error with the system's `code`, or with a message that says why, as the end of a sentence.
 */
export async function wholeFile(file: string): Promise<Buffer> {
  const facts = await stat(file);
  refuseDevice(facts);
  if (facts.size > MAX_FILE_BYTES) throw new Error('it is larger than 32 MB');
  return await readFile(file);
}

/** The same as text, of any size. */
export async function wholeText(file: string): Promise<string> {
  refuseDevice(await stat(file));
  return await readFile(file, 'utf8');
}

/** The same; `undefined` if there is no such file. */
export async function wholeTextIfThere(file: string): Promise<string | undefined> {
  try {
    return await wholeText(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The same as `wholeText`, without promises. */
export function wholeTextNow(file: string): string {
  refuseDevice(statSync(file));
  return readFileSync(file, 'utf8');
}

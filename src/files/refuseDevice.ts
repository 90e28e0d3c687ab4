import type { Stats } from 'node:fs';

/**
 * Refuses what may never end, before anything is read. Opening a pipe already waits for what writes it.
 *
 * @throws an error whose message is the end of a sentence. For a folder, the system's own error says so.
 */
export function refuseDevice(facts: Stats): void {
  if (!facts.isFile() && !facts.isDirectory()) throw new Error('it is not a file');
}

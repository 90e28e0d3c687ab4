import type { Stats } from 'node:fs';

/**
 * Refuses what may never end, before it is opened: opening a pipe waits until another program writes to it.
 *
 * @throws an error whose message is the end of a sentence. For a folder, the system's own error says so.
 */
export function refuseDevice(facts: Stats): void {
  if (!facts.isFile() && !facts.isDirectory()) throw new Error('it is not a file');
}

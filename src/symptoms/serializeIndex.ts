import type { SymptomsIndex } from './types.ts';

/** The bytes of `symptoms.json`, the same on every machine. */
export function serializeIndex(index: SymptomsIndex): string {
  return `${JSON.stringify(index)}\n`;
}

import type { SymptomsIndex } from './types.ts';

/** The bytes of `symptoms.json`, the same wherever they are made. */
export function serializeIndex(index: SymptomsIndex): string {
  return `${JSON.stringify(index)}\n`;
}

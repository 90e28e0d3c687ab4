import type { Surroundings } from './surroundings.ts';
import type { SlotValues } from './words.ts';

/** Fills a template: slots in capitals from the incident, `{old|new}` by the release, the rest from the surroundings. */
export function fill(template: string, values: SlotValues, around: Surroundings): string {
  return template.replace(/\{\{|\}\}|\{([^{}]+)\}/g, (whole, slot: string | undefined) => {
    if (slot === undefined) return whole[0] as string;
    if (slot.includes('|')) return slot.split('|')[around.release] as string;
    return /^[A-Z]/.test(slot) ? values.of(slot) : around.value(slot);
  });
}

/** What a line is about, whatever its surroundings: two lines with the same identity say the same. */
export function identity(template: string, values: SlotValues): string {
  return template.replace(/\{\{|\}\}|\{([^{}]+)\}/g, (whole, slot: string | undefined) =>
    slot !== undefined && /^[A-Z]/.test(slot) && !slot.includes('|') ? values.of(slot) : whole,
  );
}

/** The slots of a template that distinguish its incident. */
export function identitySlots(template: string): string[] {
  return [...template.matchAll(/\{([A-Z][A-Za-z]*)\}/g)].map((found) => found[1] as string);
}

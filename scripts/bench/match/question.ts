/** The matcher's answer for a log: the incident that it names first, and the features of its probability. */
import { evidenceIn } from '../../../src/symptoms/evidence.ts';
import { type Features, featuresOf } from '../../../src/symptoms/features.ts';
import { normalise } from '../../../src/symptoms/normalise.ts';
import type { OpenIndex } from '../../../src/symptoms/openIndex.ts';
import { Sighter } from '../../../src/symptoms/sighter.ts';

export interface Asked {
  id: string;
  features: Features;
}

/** `undefined` if no incident has any evidence. */
export function ask(text: string, index: OpenIndex): Asked | undefined {
  const sighter = new Sighter(index);
  sighter.add(normalise(text));
  const all = evidenceIn(sighter.sighting, index);
  const [best] = all;
  if (!best) return undefined;
  const id = index.incidents[best.incident]?.id ?? '';
  return { id, features: featuresOf(best, all, sighter.sighting, index) };
}

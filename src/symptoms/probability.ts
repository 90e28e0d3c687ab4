/** Turns evidence into a calibrated probability. */
import type { Evidence } from './evidence.ts';
import { FEATURES, type Features, featuresOf } from './features.ts';
import type { OpenIndex } from './openIndex.ts';
import type { Sighting } from './sighter.ts';
import { BIAS, WEIGHTS } from './weights.ts';

/** An incident that is likelier than not counts as seen. */
export const SEEN = 0.5;

/** The probability that a paste contains an incident: logistic regression on `features.ts` with the weights of `weights.ts`. */
export function probability(
  evidence: Evidence,
  all: readonly Evidence[],
  sighting: Sighting,
  index: OpenIndex,
): number {
  const features = featuresOf(evidence, all, sighting, index);
  const names = Object.keys(FEATURES) as (keyof Features)[];
  const sum = names.reduce((total, name) => total + features[name] * WEIGHTS[name], BIAS);
  return 1 / (1 + Math.exp(-sum));
}

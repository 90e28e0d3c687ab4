/** From evidence to a probability that means what it says. */
import { type Evidence, strength } from './evidence.ts';
import type { Sighting } from './sighter.ts';

/**
 * What a probability is worked out from. All are logarithms, as each further nat matters less.
 *
 * @param second how strong the evidence for the next incident is.
 */
export function features(evidence: Evidence, second: number, sighting: Sighting): number[] {
  const { exact, like, most, lines } = evidence;
  const telling = [...lines.values()].filter((tells) => tells > 0.5).length;
  const unknown = sighting.unknown.reduce((sum, tells) => sum + tells, 0);
  const all = strength(evidence);
  return [
    1,
    Math.log1p(exact),
    Math.log1p(like),
    Math.log1p(most),
    Math.log1p(telling),
    Math.log1p(unknown),
    Math.log((all + 1) / (second + 1)),
    Math.log1p(sighting.distinct),
    all / 10,
  ];
}

/**
 * Weights of the features, from logistic regression: `node scripts/bench/match.ts --fit`, on the kinds of
 * systems that are for tuning. They hold where every other paste is of an incident that the journal knows.
 */
const WEIGHTS = [-1.78, 0.05, -0.5, -0.54, -0.33, -0.45, 1.31, -0.39, 2.71];

/** An incident that is likelier than not counts as seen. */
export const SEEN = 0.5;

/** The probability that a paste holds an incident. */
export function probability(evidence: Evidence, second: number, sighting: Sighting): number {
  const sum = features(evidence, second, sighting).reduce(
    (total, feature, index) => total + feature * (WEIGHTS[index] as number),
    0,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** From evidence to a probability that means what it says. */
import { type Evidence, sharedTells, strength } from './evidence.ts';
import type { Sighting } from './sighter.ts';

/**
 * What a probability is worked out from. All are logarithms, as each further nat matters less.
 *
 * @param all the evidence for each incident that has any, strongest first.
 */
export function features(
  evidence: Evidence,
  all: readonly Evidence[],
  sighting: Sighting,
): number[] {
  const { exact, like, most, lines } = evidence;
  const telling = [...lines.values()].filter((tells) => tells > 0.5).length;
  const unknown = sighting.unknown.reduce((sum, tells) => sum + tells, 0);
  const whole = strength(evidence);
  return [
    1,
    Math.log1p(exact),
    Math.log1p(like),
    Math.log1p(most),
    Math.log1p(telling),
    Math.log1p(unknown),
    Math.log((whole + 1) / (rivalry(evidence, all) + 1)),
    Math.log1p(sighting.distinct),
    whole / 10,
  ];
}

/** So many incidents are looked at for what they share with the one in question. */
const RIVALS = 30;

/** The most, in nats, that the same lines tell for another incident. One with lines of its own is no rival: both may be there. */
function rivalry(evidence: Evidence, all: readonly Evidence[]): number {
  let most = 0;
  for (const rival of all.slice(0, RIVALS)) {
    if (rival === evidence) continue;
    most = Math.max(most, sharedTells(rival, evidence));
  }
  return most;
}

/**
 * Weights of the features, from logistic regression: `node scripts/bench/match.ts --fit`, on the kinds of
 * systems that are for tuning. They hold where every other paste is of an incident that the journal knows.
 */
const WEIGHTS = [-1.63, -0.2, -1.04, -0.69, 1.25, -0.36, 1.13, -1.21, 2.45];

/** An incident that is likelier than not counts as seen. */
export const SEEN = 0.5;

/** The probability that a paste holds an incident. */
export function probability(
  evidence: Evidence,
  all: readonly Evidence[],
  sighting: Sighting,
): number {
  const sum = features(evidence, all, sighting).reduce(
    (total, feature, index) => total + feature * (WEIGHTS[index] as number),
    0,
  );
  return 1 / (1 + Math.exp(-sum));
}

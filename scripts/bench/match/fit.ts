/** Fitting the weights of the probability, on the kinds of systems that are for tuning alone. */
import { evidenceIn } from '../../../src/symptoms/evidence.ts';
import { normalise } from '../../../src/symptoms/normalise.ts';
import { openIndex } from '../../../src/symptoms/openIndex.ts';
import { features } from '../../../src/symptoms/probability.ts';
import { Sighter } from '../../../src/symptoms/sighter.ts';
import type { SymptomsIndex } from '../../../src/symptoms/types.ts';
import { type Example, fitLogistic } from './logistic.ts';
import { holds } from './ranker.ts';
import type { World } from './world.ts';

export function fitWeights({ pastes, tuning }: World, index: SymptomsIndex): number[] {
  const open = openIndex(index);
  const examples = pastes
    .filter(({ kind }) => tuning.has(kind))
    .flatMap((paste): Example[] => {
      const sighter = new Sighter(open);
      sighter.add(normalise(paste.text));
      const all = evidenceIn(sighter.sighting, open);
      const [best] = all;
      if (!best) return [];
      return [
        {
          features: features(best, all, sighter.sighting),
          holds: holds(paste, open.incidents[best.incident]?.id ?? ''),
        },
      ];
    });
  return fitLogistic(examples);
}

#!/usr/bin/env node
/**
 * `node scripts/bench/match/fit.ts [--real FOLDER] [--scale N] [--write]`: fits the weights of the probability on
 * synthetic pastes of the kinds of systems that are for tuning, in journals of several sizes, and, where a folder of
 * real logs is given, jointly on these (see `realLogs.ts`). Prints how a fit on one half of the real logs does on the
 * other, over several halves, and with `--write` puts the weights into `src/symptoms/weights.ts`. The same input gives
 * the same weights.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FEATURES, type Features } from '../../../src/symptoms/features.ts';
import { openIndex } from '../../../src/symptoms/openIndex.ts';
import { indexOf } from './belay.ts';
import { chanceOf, type Example, type Fitted, fitLogistic } from './logistic.ts';
import { ask } from './question.ts';
import { Random } from './random.ts';
import { holds } from './ranker.ts';
import { figuresOfReal, type Judged } from './realFigures.ts';
import { askRealLogs, type RealQuestion } from './realLogs.ts';
import { makeWorld } from './world.ts';

type Name = keyof Features;

/**
 * Synthetic journals, and the weight of a paste of each. In a small one few incidents are siblings of each other, so that
 * a sibling of a known incident looks like it.
 */
const JOURNALS = [
  { incidents: 2000, pastes: 6000, counts: 1 },
  { incidents: 200, pastes: 1200, counts: 1.5 },
  { incidents: 60, pastes: 1000, counts: 0.5 },
];
/** The weight of all real logs together, in synthetic pastes. With more, siblings of known incidents are mistaken for them; with fewer, real logs get too low a probability. */
const REAL_COUNTS = 2500;
/** How many random halves of the real logs are used to judge the fit. */
const SPLITS = 6;
const WEIGHTS = new URL('../../../src/symptoms/weights.ts', import.meta.url);

const { values } = parseArgs({
  options: {
    real: { type: 'string' },
    scale: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const print = (text = '') => process.stdout.write(`${text}\n`);

const synthetic = JOURNALS.flatMap(({ incidents, pastes, counts }) =>
  askSynthetic(incidents, Math.round(pastes * Number(values.scale)), counts),
);
const real = values.real === undefined ? [] : askRealLogs(values.real);
if (real.length > 0) judge();
const fitted = fitWeights(synthetic, real);
print(weightsFile(fitted));
if (values.write) {
  writeFileSync(WEIGHTS, weightsFile(fitted));
  print(`Written to ${WEIGHTS.pathname}.`);
}

function askSynthetic(incidents: number, pastes: number, counts: number): Example<Name>[] {
  const world = makeWorld({ incidents, pastes });
  const index = openIndex(indexOf(world));
  return world.pastes
    .filter(({ kind }) => world.tuning.has(kind))
    .flatMap((paste) => {
      const asked = ask(paste.text, index);
      if (!asked) return [];
      return [{ features: asked.features, holds: holds(paste, asked.id), weight: counts }];
    });
}

function fitWeights(pastes: readonly Example<Name>[], logs: readonly RealQuestion[]): Fitted<Name> {
  const sum = logs.reduce((total, { weight }) => total + weight, 0);
  const weighed = logs.flatMap(({ features, holds, weight }) =>
    features ? [{ features, holds, weight: (weight * REAL_COUNTS) / sum }] : [],
  );
  return fitLogistic([...pastes, ...weighed], FEATURES);
}

/** Fits on one half of the real logs, and judges on the other. */
function judge(): void {
  const groups = [...new Set(real.map(({ group }) => group))];
  for (const journal of ['as posted', 'exchanged'] as const) {
    const judged: Judged[] = [];
    for (let split = 0; split < SPLITS; split++) {
      const half = new Set(new Random(split + 1).shuffled(groups).slice(0, groups.length / 2));
      for (const learned of [true, false]) {
        const found = fitWeights(
          synthetic,
          real.filter(({ group }) => half.has(group) === learned),
        );
        for (const question of real) {
          if (half.has(question.group) === learned || question.journal !== journal) continue;
          const { features, kind, holds } = question;
          judged.push({ kind, right: holds, chance: features ? chanceOf(found, features) : 0 });
        }
      }
    }
    print(`Real logs, ${journal}, on halves that were not fitted (${SPLITS} splits):`);
    print(figuresOfReal(judged));
  }
}

function weightsFile({ bias, weights }: Fitted<Name>): string {
  const source = [
    `${synthetic.length} synthetic pastes`,
    ...(real.length > 0 ? [`${real.length} questions about real logs`] : []),
  ].join(' and ');
  const earlier = readFileSync(WEIGHTS, 'utf8').includes('questions about real logs');
  if (values.write && earlier && real.length === 0) {
    throw new Error('These weights would forget the real logs: name their folder with --real.');
  }
  return [
    '/**',
    ' * Weights of the features, written by `node scripts/bench/match/fit.ts --real FOLDER --write`: do not edit.',
    ` * Source: ${source}.`,
    ' */',
    "import type { Features } from './features.ts';",
    '',
    `export const BIAS = ${Number(bias.toFixed(3))};`,
    '',
    'export const WEIGHTS: Features = {',
    ...Object.entries(weights).map(([name, weight]) => `  ${name}: ${Number(weight.toFixed(3))},`),
    '};',
    '',
  ].join('\n');
}

/**
 * Weights of the features, written by `node scripts/bench/match/fit.ts --real FOLDER --write`: do not edit.
 * Source: 4072 synthetic pastes and 302 questions about real logs.
 */
import type { Features } from './features.ts';

export const BIAS = -0.72;

export const WEIGHTS: Features = {
  explained: 0.336,
  apart: 1.176,
  same: 0.771,
  covered: 0.916,
  frames: 1.108,
  crowd: -0.9,
  near: -0.59,
  renamed: -1.311,
  missing: -0.497,
  missingOfMany: -0.695,
  otherTrace: -0.286,
};

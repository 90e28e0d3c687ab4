/**
 * Weights of the features, written by `node scripts/bench/match/fit.ts --real FOLDER --write`: do not edit.
 * Source: 4974 synthetic pastes and 226 questions about real logs.
 */
import type { Features } from './features.ts';

export const BIAS = -0.807;

export const WEIGHTS: Features = {
  frames: 0.99,
  same: 0.466,
  strongest: 0,
  nats: 0.157,
  explained: 0.314,
  covered: 2.068,
  coveredMessages: 1.154,
  apart: 0.667,
  crowd: -0.565,
  near: -0.769,
  distinct: -0.289,
  missing: -1.355,
  otherTrace: -0.818,
};

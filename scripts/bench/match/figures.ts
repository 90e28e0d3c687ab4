/** Figures from outcomes. */
import type { Outcome } from './ranker.ts';

const FALSE_ALARMS = 0.01;

/** The score that only this share of the pastes of new incidents exceeds. */
export function thresholdFor(tuned: readonly Outcome[], share = FALSE_ALARMS): number {
  const news = tuned
    .filter(({ paste }) => paste.origin !== 'journal')
    .map(({ score }) => score)
    .sort((a, b) => b - a);
  return news[Math.floor(news.length * share)] ?? Number.POSITIVE_INFINITY;
}

export interface Figures {
  pastes: number;
  /** The share of pastes of known incidents whose incident is named first. */
  closed: number;
  /** As `closed`, but the score must also exceed the threshold. */
  open: number;
  /** The share of pastes of new incidents that exceeds the threshold. */
  falseAlarms: number;
}

export function figuresOf(all: readonly Outcome[], threshold: number): Figures {
  const held = all.filter(({ paste }) => paste.origin === 'journal');
  const news = all.filter(({ paste }) => paste.origin !== 'journal');
  const seen = (outcome: Outcome) => outcome.score > threshold;
  return {
    pastes: all.length,
    closed: sum(held.map(({ right }) => right)) / held.length,
    open: sum(held.filter(seen).map(({ right }) => right)) / held.length,
    falseAlarms: news.filter(seen).length / news.length,
  };
}

/** Calibration, by tenths of the probability: predicted and actual. */
export function reliability(
  all: readonly Outcome[],
): { said: number; was: number; count: number }[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const bin = all.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === tenth);
    return {
      said: sum(bin.map(({ score }) => score)) / bin.length,
      was: sum(bin.map(({ right }) => right)) / bin.length,
      count: bin.length,
    };
  });
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

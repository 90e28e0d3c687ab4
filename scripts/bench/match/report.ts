/** The benchmark's figures as text. */
import { type Figures, figuresOf, reliability, thresholdFor } from './figures.ts';
import { DAMAGES, type Paste } from './pastes.ts';
import type { Outcome } from './ranker.ts';

export interface Ranked {
  name: string;
  /** On the kinds of systems that it was tuned on: these determine the threshold. */
  tuned: readonly Outcome[];
  /** On the other kinds. */
  measured: readonly Outcome[];
}

const three = (value: number) => (Number.isNaN(value) ? '   – ' : value.toFixed(3));

/** One row per ranker: closed set, open set, and how the threshold works on kinds that it was not tuned on. */
export function comparison(all: readonly Ranked[], leftOut: (paste: Paste) => boolean): string {
  const keep = (outcomes: readonly Outcome[]) => outcomes.filter(({ paste }) => !leftOut(paste));
  const rows = all.map(({ name, tuned, measured }) =>
    row(name, figuresOf(keep(measured), thresholdFor(keep(tuned)))),
  );
  return [
    `${'ranker'.padEnd(30)} pastes  recall@1 closed  recall@1 open  false alarms`,
    ...rows,
  ].join('\n');
}

function row(name: string, { pastes, closed, open, falseAlarms }: Figures): string {
  return `${name.padEnd(30)} ${String(pastes).padStart(6)}  ${three(closed).padStart(15)}  ${three(open).padStart(13)}  ${three(falseAlarms).padStart(12)}`;
}

/** For each kind of damage: Belay compared with the oracle. */
export function byDamage(belay: Ranked, oracle: Ranked): string {
  const rows = DAMAGES.map((damage) => {
    const of = ({ tuned, measured }: Ranked) =>
      figuresOf(
        measured.filter(({ paste }) => paste.damages.includes(damage)),
        thresholdFor(tuned),
      );
    const [ours, best] = [of(belay), of(oracle)];
    return `${damage.padEnd(18)} ${String(ours.pastes).padStart(6)}  ${three(ours.closed)} (${three(best.closed)})  ${three(ours.open)} (${three(best.open)})`;
  });
  return [`${'damage'.padEnd(18)} pastes  closed (oracle)  open (oracle)`, ...rows].join('\n');
}

export function reliabilityTable({ measured }: Ranked): string {
  return [
    'said   was    pastes',
    ...reliability(measured).map(
      ({ said, was, count }) => `${three(said)}  ${three(was)}  ${String(count).padStart(6)}`,
    ),
  ].join('\n');
}

/** The most confident mistakes, and the pastes that should have been found. */
export function worstCases({ measured }: Ranked, oracle: Ranked, count: number): string {
  const alarms = measured
    .filter(({ paste }) => paste.origin !== 'journal')
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count);
  const sure = new Set(
    oracle.measured.filter(({ right }) => right === 1).map(({ paste }) => paste),
  );
  const misses = measured
    .filter(({ paste, right }) => paste.origin === 'journal' && right === 0 && sure.has(paste))
    .slice(0, count);
  return [
    'New incidents that were taken for one of the journal’s:',
    ...alarms.map(shown),
    'Incidents of the journal that were missed, though their lines tell:',
    ...misses.map(shown),
  ].join('\n\n');
}

function shown({ paste, score }: Outcome): string {
  const about = [...paste.about].map((line) => `    ${line}`).slice(0, 5);
  return [
    `  ${paste.kind.name}, ${paste.origin}, ${paste.damages.join(', ')}: said ${three(score)}`,
    ...about,
  ].join('\n');
}

/** The figures for answers about real logs, as text: the same figures as in issue 15. */
import type { RealQuestion } from './realLogs.ts';

/** A question about a real log, answered. */
export interface Judged {
  kind: RealQuestion['kind'];
  /** Whether the incident that is named first is the right one. */
  right: boolean;
  chance: number;
}

const SEEN = 0.5;
const ALLOWED = 0.1;
const BINS = [0, 0.05, 0.2, 0.5, 0.8, 0.95, Number.POSITIVE_INFINITY];

export function figuresOfReal(all: readonly Judged[]): string {
  const of = (kind: Judged['kind']) => all.filter((answer) => answer.kind === kind);
  const [pairs, hard, foreign] = [of('pair'), of('hard'), of('foreign')];
  const above = (answers: readonly Judged[], level: number) =>
    answers.filter(({ chance }) => chance >= level);
  const right = (answers: readonly Judged[]) => answers.filter((answer) => answer.right);
  const level = hard.map(({ chance }) => chance).sort((a, b) => b - a)[
    Math.floor(ALLOWED * hard.length)
  ];
  const beyond = right(pairs).filter(({ chance }) => chance > (level ?? 1));
  return [
    `  found ${share(right(above(pairs, SEEN)), pairs)}, false alarms: same system ${share(above(hard, SEEN), hard)}, others ${share(above(foreign, SEEN), foreign)}`,
    `  AUC ${areaUnderCurve(pairs, hard).toFixed(3)}, found at 10 % of the hard ones ${share(beyond, pairs)}`,
    ...BINS.slice(0, -1).flatMap((from, at) => {
      const bin = above(all, from).filter(({ chance }) => chance < (BINS[at + 1] ?? 1));
      if (bin.length === 0) return [];
      const said = bin.reduce((sum, { chance }) => sum + chance, 0) / bin.length;
      return [`  said ${said.toFixed(2)}: right ${share(right(bin), bin)} of ${bin.length}`];
    }),
  ].join('\n');
}

function areaUnderCurve(pairs: readonly Judged[], hard: readonly Judged[]): number {
  let won = 0;
  for (const { chance } of pairs) {
    for (const other of hard) won += chance > other.chance ? 1 : chance === other.chance ? 0.5 : 0;
  }
  return won / (pairs.length * hard.length);
}

function share(some: readonly unknown[], all: readonly unknown[]): string {
  return `${((100 * some.length) / all.length).toFixed(0)} %`;
}

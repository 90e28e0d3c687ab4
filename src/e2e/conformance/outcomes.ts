/** Runs cases of `conformance/`, and collects what was wrong. */
import { runCases } from '../../../conformance/lib/runCases.mjs';

/** How many cases failed, could not be run and let a bad deploy through, and each problem after the name of its case. */
export interface Outcomes {
  failed: number;
  missing: number;
  letThrough: number;
  problems: string[];
}

/** @param jobs how many cases run at a time. */
export async function outcomes(
  cases: readonly unknown[],
  commands: Record<string, unknown>,
  jobs: number,
): Promise<Outcomes> {
  const problems: string[] = [];
  const counts = await runCases(
    cases,
    commands,
    jobs,
    (result: { name: string; problems: string[] }) => {
      problems.push(...result.problems.map((problem) => `${result.name}: ${problem}`));
    },
  );
  return { ...counts, problems };
}

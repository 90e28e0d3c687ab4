import { runCase } from './runCase.mjs';

/**
 * Runs cases, several at a time.
 *
 * @param tell is called with each result, in the order in which they end.
 * @returns how many failed, could not be run, and let a bad deploy through.
 */
export async function runCases(cases, commands, jobs, tell) {
  const counts = { failed: 0, missing: 0, letThrough: 0 };
  const waiting = [...cases];
  const work = async () => {
    for (let each = waiting.shift(); each; each = waiting.shift()) {
      const result = await runCase(each, commands);
      if (result.problems.length > 0) counts.failed++;
      if (result.missing) counts.missing++;
      if (result.letThrough) counts.letThrough++;
      tell({ ...each, ...result });
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return counts;
}

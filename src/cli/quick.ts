/**
 * The verbs that editors, hooks and people run again and again, which the package has in a small file of their own. It
 * holds what they need where little has changed; everything else is in the files of the other verbs.
 */
import { packageVersion } from '../files/packageFolder.ts';
import { runProcess } from './runProcess.ts';
import { wasUsual } from './usualRun.ts';

/**
 * Runs one of `QUICK_VERB_NAMES`.
 *
 * @returns whether the next run will need the same code as this one.
 */
export async function runQuick(): Promise<boolean> {
  const verbs = {
    lint: () => import('./verbs/lint.ts'),
    match: () => import('./verbs/match.ts'),
  };
  await runProcess({ version: packageVersion(), command: 'npx belay', verbs });
  return wasUsual();
}

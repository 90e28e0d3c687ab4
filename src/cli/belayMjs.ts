/** `.belay/belay.mjs`: the command line of a project that deploys. Bundled into one file, see `bundle.ts`. */
import { DEPLOY_VERBS } from './deployVerbs.ts';
import { commandFor } from './projectFiles/shim.ts';
import { runProcess } from './runProcess.ts';

/** Replaced by the bundler. */
declare const BELAY_VERSION: string;

/** Set where the command of the npm package runs this file. */
const { belayCommand } = globalThis as { belayCommand?: string };

/** Resolved when the verb has ended. */
export const done = runProcess({
  version: BELAY_VERSION,
  command: belayCommand ?? commandFor(process.argv[1] ?? '.belay/belay.mjs', process.cwd()),
  verbs: { ...DEPLOY_VERBS, init: () => import('./verbs/initHere.ts') },
});

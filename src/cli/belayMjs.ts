#!/usr/bin/env node
/** `.belay/belay.mjs`: the command line of a project that deploys. Bundled into one file, see `bundle.ts`. */
import { DEPLOY_VERBS } from './deployVerbs.ts';
import { runProcess } from './runProcess.ts';

/** Filled in by the bundler. */
declare const BELAY_VERSION: string;

await runProcess({
  version: BELAY_VERSION,
  verbs: { ...DEPLOY_VERBS, init: () => import('./verbs/initHere.ts') },
});

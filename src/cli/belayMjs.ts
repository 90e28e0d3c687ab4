#!/usr/bin/env node
/** `.belay/belay.mjs`: the command line of a project that deploys. Bundled into one file, see `bundle.ts`. */
import { DEPLOY_VERBS } from './deployVerbs.ts';
import type { LazyVerb } from './main.ts';
import { runProcess } from './runProcess.ts';

/** Filled in by the bundler. */
declare const BELAY_VERSION: string;

const init: LazyVerb = {
  name: 'init',
  summary: 'Install the pre-push hook, or write a recipe for CI.',
  load: () => import('./verbs/initHere.ts'),
};

await runProcess({ version: BELAY_VERSION, verbs: [...DEPLOY_VERBS, init] });

#!/usr/bin/env node
/** The command line in the journal's own repository: `npm run -s belay -- VERB`. */
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Compiled code is kept beside the packages: a third of the time of a short run. So all else is loaded from here on.
module.enableCompileCache?.(
  fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)),
);
const [{ DEPLOY_VERBS }, { runProcess }] = await Promise.all([
  import('../src/cli/deployVerbs.ts'),
  import('../src/cli/runProcess.ts'),
]);

const verbs = {
  new: () => import('../src/cli/verbs/new.ts'),
  lint: () => import('../src/cli/verbs/lint.ts'),
  rules: () => import('../src/cli/verbs/rules.ts'),
  match: () => import('../src/cli/verbs/match.ts'),
  init: () => import('../src/cli/verbs/init.ts'),
  ...DEPLOY_VERBS,
};

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

await runProcess({ version, verbs });

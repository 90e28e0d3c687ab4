#!/usr/bin/env node
/** The command line in the journal's own repository: `npm run -s belay -- VERB`. */
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import type { LazyVerb } from '../src/cli/main.ts';

// Compiled code is kept beside the packages: a third of the time of a short run. So all else is loaded from here on.
module.enableCompileCache?.(
  fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)),
);
const [{ DEPLOY_VERBS }, { runProcess }] = await Promise.all([
  import('../src/cli/deployVerbs.ts'),
  import('../src/cli/runProcess.ts'),
]);

const verbs: readonly LazyVerb[] = [
  {
    name: 'new',
    summary: 'Begin a note: an incident or a checklist.',
    load: () => import('../src/cli/verbs/new.ts'),
  },
  {
    name: 'lint',
    summary: 'Check the notes, and say what to write instead.',
    load: () => import('../src/cli/verbs/lint.ts'),
  },
  {
    name: 'rules',
    summary: 'Export the rules of all notes as JSON, for the gate.',
    load: () => import('../src/cli/verbs/rules.ts'),
  },
  {
    name: 'match',
    summary: 'Find the incident that a log comes from, or learn that it is new.',
    load: () => import('../src/cli/verbs/match.ts'),
  },
  {
    name: 'init',
    summary: 'Make a project ready to be gated.',
    load: () => import('../src/cli/verbs/init.ts'),
  },
  ...DEPLOY_VERBS,
];

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

await runProcess({ version, verbs });

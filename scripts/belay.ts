#!/usr/bin/env node
/** The command line in the journal's own repository: `npm run -s belay -- VERB`. */
import { readFileSync } from 'node:fs';
import { type LazyVerb, main } from '../src/cli/main.ts';
import { processIo } from '../src/cli/processIo.ts';

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
];

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

process.exitCode = await main(process.argv.slice(2), { version, verbs }, processIo());

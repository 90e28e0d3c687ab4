import { DEPLOY_VERBS } from './deployVerbs.ts';
import type { VerbTable } from './main.ts';

/** The verbs for people who keep a journal: those that need the notes, and those of a project that deploys. */
export const JOURNAL_VERBS = {
  new: () => import('./verbs/new.ts'),
  dev: () => import('./verbs/dev.ts'),
  build: () => import('./verbs/build.ts'),
  start: () => import('./verbs/start.ts'),
  preview: () => import('./verbs/preview.ts'),
  lint: () => import('./verbs/lint.ts'),
  rules: () => import('./verbs/rules.ts'),
  match: () => import('./verbs/match.ts'),
  init: () => import('./verbs/init.ts'),
  ...DEPLOY_VERBS,
} satisfies VerbTable;

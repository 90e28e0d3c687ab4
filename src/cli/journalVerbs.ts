import { DEPLOY_VERBS } from './deployVerbs.ts';
import type { VerbTable } from './main.ts';
import { SITE_VERBS } from './siteVerbs.ts';

/** The verbs for people who keep a journal: those that need the notes, and those of a project that deploys. */
export const JOURNAL_VERBS = {
  new: () => import('./verbs/new.ts'),
  ...SITE_VERBS,
  lint: () => import('./verbs/lint.ts'),
  rules: () => import('./verbs/rules.ts'),
  match: () => import('./verbs/match.ts'),
  init: () => import('./verbs/init.ts'),
  ...DEPLOY_VERBS,
} satisfies VerbTable;

import type { VerbTable } from './main.ts';
import type { SITE_VERB_NAMES } from './verbNames.ts';

/** The verbs that build or serve the site. */
export const SITE_VERBS = {
  dev: () => import('./verbs/dev.ts'),
  build: () => import('./verbs/build.ts'),
  start: () => import('./verbs/start.ts'),
  preview: () => import('./verbs/preview.ts'),
} satisfies Pick<VerbTable, (typeof SITE_VERB_NAMES)[number]>;

import type { VerbTable } from './main.ts';
import type { DEPLOY_VERB_NAMES } from './verbNames.ts';

/** The verbs of a project that deploys, which its `.belay/belay.mjs` contains. */
export const DEPLOY_VERBS = {
  doctor: () => import('./verbs/doctor.ts'),
  gate: () => import('./verbs/gate.ts'),
  answer: () => import('./verbs/answer.ts'),
  accept: () => import('./verbs/accept.ts'),
  verify: () => import('./verbs/verify.ts'),
  log: () => import('./verbs/log.ts'),
  sync: () => import('./verbs/sync.ts'),
  update: () => import('./verbs/update.ts'),
  watch: () => import('./verbs/watch.ts'),
  'pre-push': () => import('./verbs/prePush.ts'),
} satisfies Pick<VerbTable, (typeof DEPLOY_VERB_NAMES)[number]>;

/** The verbs that build or serve the site. */
export const SITE_VERB_NAMES = ['dev', 'build', 'start', 'preview'] as const;

/** The verbs of a project that deploys. */
export const DEPLOY_VERB_NAMES = [
  'doctor',
  'gate',
  'answer',
  'accept',
  'verify',
  'log',
  'sync',
  'update',
  'watch',
  'pre-push',
] as const;

/** Those that `quick.ts` runs. */
export const QUICK_VERB_NAMES = ['lint', 'match'];

import type { LazyVerb } from './main.ts';

/** What a project that deploys needs: the verbs that its `.belay/belay.mjs` has. */
export const DEPLOY_VERBS: readonly LazyVerb[] = [
  {
    name: 'gate',
    summary: 'Ask the rules whether a deploy may go on.',
    load: () => import('./verbs/gate.ts'),
  },
  {
    name: 'answer',
    summary: 'Answer a rule ahead of time, for one commit.',
    load: () => import('./verbs/answer.ts'),
  },
  {
    name: 'accept',
    summary: 'Take the output of a drift check as the one to compare with.',
    load: () => import('./verbs/accept.ts'),
  },
  {
    name: 'verify',
    summary: 'Say whether a go is on record for the commit that is checked out.',
    load: () => import('./verbs/verify.ts'),
  },
  {
    name: 'log',
    summary: 'Show the records: runs of the gate, answers, acceptances.',
    load: () => import('./verbs/log.ts'),
  },
  {
    name: 'sync',
    summary: 'Fetch the records of others, and push those of here.',
    load: () => import('./verbs/sync.ts'),
  },
  {
    name: 'update',
    summary: 'Pull the journal’s rules, show what changed, and pin them.',
    load: () => import('./verbs/update.ts'),
  },
  {
    name: 'pre-push',
    summary: 'Hold a git push to a deploy branch: what the hook of `belay init --hook` runs.',
    load: () => import('./verbs/prePush.ts'),
  },
];

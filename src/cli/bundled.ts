/** All verbs, where they are bundled: few files load several times as fast as hundreds. */

/** Runs any verb. */
export async function runJournal(): Promise<void> {
  const { runJournal } = await import('./runJournal.ts');
  await runJournal();
}

/** Runs one of `SITE_VERB_NAMES`. */
export async function runSite(): Promise<void> {
  const { runSite } = await import('./runSite.ts');
  await runSite();
}

/** Runs one of `DEPLOY_VERB_NAMES`. */
export async function runDeploy(): Promise<void> {
  const { runDeploy } = await import('./runDeploy.ts');
  await runDeploy();
}

export { LATER } from './later.ts';
